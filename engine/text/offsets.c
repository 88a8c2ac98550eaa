/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * See offsets.h.
 */
#include "text/offsets.h"

#include "base/hash.h"
#include "text/utf8.h"

nomen_status nm_offsets_convert(const char *text, size_t length, size_t *offsets, size_t count,
                                nomen_unit unit)
{
    if (unit != NOMEN_BYTES && unit != NOMEN_CODE_POINTS && unit != NOMEN_UTF16)
        return NOMEN_E_ARGUMENT;
    for (size_t i = 0; i < count; i++)
        if (offsets[i] > length || (i > 0 && offsets[i] < offsets[i - 1]))
            return NOMEN_E_ARGUMENT;
    if (unit == NOMEN_BYTES || count == 0)
        return NOMEN_OK;
    const unsigned char *start = (const unsigned char *)text, *p = start, *end = start + length;
    size_t units = 0;
    for (size_t i = 0; i < count; i++) {
        const unsigned char *target = start + offsets[i];
        while (p < target) {
            if (target - p >= 8 && (nm_load64(p) & 0x8080808080808080u) == 0) {
                p += 8;
                units += 8;
                continue;
            }
            uint32_t code;
            size_t size = nm_utf8_decode(p, end, &code);
            if (size > (size_t)(target - p))
                break;
            p += size;
            units += unit == NOMEN_UTF16 && code > 0xFFFF && code != NM_UTF8_BAD ? 2 : 1;
        }
        offsets[i] = units;
    }
    return NOMEN_OK;
}
