/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * See charset.h. Valid UTF-8 is found without ICU; the detector is asked only for the rest. It is
 * shown the beginning of a long text, which is all it looks at.
 */
#include "text/charset.h"

#include "text/utf8.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

static nomen_status copy_text(nomen_decoded *out, const char *bytes, size_t length,
                              nomen_error *error)
{
    out->text = malloc(length + 1);
    if (out->text == NULL)
        return nm_fail_memory(error);
    if (length > 0)
        memcpy(out->text, bytes, length);
    out->text[length] = '\0';
    out->length = length;
    out->single_byte = 0;
    strcpy(out->encoding, "UTF-8");
    return NOMEN_OK;
}

enum { NAME_SIZE = sizeof ((nomen_decoded *)0)->encoding };

#ifdef NM_WITHOUT_ICU

static nomen_status convert(nomen_decoded *out, const char *bytes, size_t length,
                            const char *encoding, nomen_error *error)
{
    (void)out;
    (void)bytes;
    (void)length;
    return nm_fail(error, NOMEN_E_ARGUMENT,
                   "cannot read the encoding %.40s: this nomen was built without ICU", encoding);
}

#else

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/ustring.h>

enum { DETECTED_BYTES = 64 * 1024 };

static nomen_status detect(const char *bytes, size_t length, char name[NAME_SIZE],
                           nomen_error *error)
{
    UErrorCode code = U_ZERO_ERROR;
    UCharsetDetector *detector = ucsdet_open(&code);
    int32_t shown = (int32_t)(length < DETECTED_BYTES ? length : DETECTED_BYTES);
    ucsdet_setText(detector, bytes, shown, &code);
    const UCharsetMatch *match = ucsdet_detect(detector, &code);
    const char *found = match != NULL ? ucsdet_getName(match, &code) : NULL;
    bool good = U_SUCCESS(code) && found != NULL && strlen(found) < NAME_SIZE;
    strcpy(name, good ? found : "windows-1252");
    ucsdet_close(detector);
    return code == U_MEMORY_ALLOCATION_ERROR ? nm_fail_memory(error) : NOMEN_OK;
}

/* Two steps, because ICU goes through UTF-16. */
static nomen_status run_converter(nomen_decoded *out, UConverter *converter, const char *bytes,
                                  size_t length, nomen_error *error)
{
    UErrorCode code = U_ZERO_ERROR;
    int32_t units = 0, size = 0;
    size_t room = 2 * length + 1;
    UChar *wide = malloc(room * sizeof *wide);
    if (wide != NULL)
        units = ucnv_toUChars(converter, wide, (int32_t)room, bytes, (int32_t)length, &code);
    out->text = wide != NULL && U_SUCCESS(code) ? malloc(3 * (size_t)units + 1) : NULL;
    if (out->text != NULL) {
        int32_t mark = units > 0 && wide[0] == 0xFEFF; /* of the byte order: no part of the text */
        u_strToUTF8WithSub(out->text, 3 * units + 1, &size, wide + mark, units - mark, 0xFFFD, NULL,
                           &code);
        out->length = (size_t)size;
        out->text[out->length] = '\0';
    }
    free(wide);
    if (out->text == NULL)
        return nm_fail_memory(error);
    return U_SUCCESS(code) ? NOMEN_OK
                           : nm_fail(error, NOMEN_E_IO, "cannot convert the text: %s",
                                     u_errorName(code));
}

static nomen_status convert(nomen_decoded *out, const char *bytes, size_t length,
                            const char *encoding, nomen_error *error)
{
    char name[NAME_SIZE];
    if (length >= (size_t)1 << 29)
        return nm_fail(error, NOMEN_E_LIMIT, "a text of %zu bytes cannot be converted", length);
    if (strcasecmp(encoding, "auto") == 0) {
        nomen_status status = detect(bytes, length, name, error);
        if (status != NOMEN_OK)
            return status;
        encoding = name;
    }
    UErrorCode code = U_ZERO_ERROR;
    UConverter *converter = ucnv_open(encoding, &code);
    if (U_FAILURE(code))
        return nm_fail(error, NOMEN_E_ARGUMENT, "there is no encoding called \"%.40s\"", encoding);
    UErrorCode ignored = U_ZERO_ERROR;
    const char *standard = ucnv_getStandardName(ucnv_getName(converter, &code), "MIME", &ignored);
    if (standard == NULL || strlen(standard) >= NAME_SIZE)
        standard = strlen(encoding) < NAME_SIZE ? encoding : "?";
    strcpy(out->encoding, standard);
    out->single_byte = ucnv_getMaxCharSize(converter) == 1;
    nomen_status status = run_converter(out, converter, bytes, length, error);
    ucnv_close(converter);
    return status;
}

#endif

nomen_status nm_charset_decode(nomen_decoded *out, const char *bytes, size_t length,
                               const char *encoding, nomen_error *error)
{
    memset(out, 0, sizeof *out);
    bool automatic = strcasecmp(encoding, "auto") == 0;
    bool named = strcasecmp(encoding, "UTF-8") == 0 || strcasecmp(encoding, "UTF8") == 0;
    if (named || (automatic && nm_utf8_count_bad(bytes, length) == 0 &&
                  memchr(bytes, '\0', length) == NULL))
        return copy_text(out, bytes, length, error);
    nomen_status status = convert(out, bytes, length, encoding, error);
    if (status != NOMEN_OK) {
        free(out->text);
        memset(out, 0, sizeof *out);
    }
    return status;
}
