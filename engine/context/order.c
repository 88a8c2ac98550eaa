/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * See order.h.
 */
#include "context/order.h"

nm_date_order nm_order_of_document(const nm_matcher *m)
{
    size_t day_first = 0, month_first = 0;
    for (size_t i = 0; i < m->candidates.count; i++) {
        const nm_candidate *candidate = &m->candidates.items[i];
        if (!candidate->has_date || candidate->score <= 0)
            continue;
        day_first += candidate->date.order == NM_ORDER_DAY_FIRST;
        month_first += candidate->date.order == NM_ORDER_MONTH_FIRST;
    }
    return day_first == month_first  ? NM_ORDER_NONE
           : day_first > month_first ? NM_ORDER_DAY_FIRST
                                     : NM_ORDER_MONTH_FIRST;
}
