/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * resolve/: cases by hand; tests/property/test_resolve_property.c compares with all subsets.
 */
#include "resolve/resolve.h"

#include "support.h"

#include <stdio.h>
#include <string.h>

/* Candidates as "first-last:score ...", and which of them are kept, with the rivals of the rest. */
static const struct {
    const char *candidates, *verdict; /* a letter each: + kept, - too low, else the winner's digit */
} cases[] = {
    {"", ""},
    {"0-1:1", "+"},
    {"0-1:0", "-"},
    {"0-1:-1", "-"},
    {"0-1:1 1-2:1 2-3:1", "+++"},
    {"0-2:1 1-2:1.5", "+0"},
    {"0-2:1 1-2:2.5", "1+"},
    {"0-1:2 0-1:3", "1+"},
    {"0-1:3 0-1:3", "+0"},
    {"0-3:1 0-1:1 1-2:1 2-3:1.5", "1+++"},
    {"0-3:2 0-1:1 1-2:1 2-3:1.5", "+000"},
    {"0-2:1 1-3:1.1 2-4:1", "+0+"},
    {"0-2:1 1-3:2.1 2-4:1", "1+1"},
    {"5-6:1 0-1:1 2-9:-5 2-3:0.5", "++-+"}, /* it lost by its own score */
    {"0-4:1 4-8:1 2-6:1.5", "++0"},
};

START_TEST(the_best_set_is_kept)
{
    nm_matcher matcher = {0};
    nm_resolver resolver = {0};
    const char *at = cases[_i].candidates;
    for (int used = 0; *at != '\0'; at += used) {
        nm_candidate *c = nm_array_push(&matcher.candidates);
        memset(c, 0, sizeof *c);
        c->rival = NM_NONE;
        ck_assert_int_eq(sscanf(at, "%u-%u:%f%n", &c->first, &c->last, &c->score, &used), 3);
        used += at[used] == ' ';
    }
    ck_assert_int_eq(nm_resolve(&resolver, &matcher, NULL), NOMEN_OK);
    char verdict[20] = "";
    for (size_t i = 0; i < matcher.candidates.count; i++) {
        const nm_candidate *c = &matcher.candidates.items[i];
        verdict[i] = c->kept ? '+' : c->rival == NM_NONE ? '-' : (char)('0' + c->rival);
    }
    /* Of a loser whose text went to several, any may be named. */
    ck_assert_uint_eq(strlen(verdict), strlen(cases[_i].verdict));
    for (size_t i = 0; verdict[i] != '\0'; i++) {
        bool digits = verdict[i] >= '0' && cases[_i].verdict[i] >= '0';
        ck_assert_msg(digits || verdict[i] == cases[_i].verdict[i], "%s: %s, wanted %s",
                      cases[_i].candidates, verdict, cases[_i].verdict);
    }
    for (size_t i = 0; i + 1 < resolver.kept.count; i++)
        ck_assert_uint_le(matcher.candidates.items[resolver.kept.items[i]].last,
                          matcher.candidates.items[resolver.kept.items[i + 1]].first);
    nm_resolver_free(&resolver);
    nm_array_free(&matcher.candidates);
}
END_TEST

int main(void)
{
    const support_test tests[] = {
        {"the best set is kept", the_best_set_is_kept, COUNT(cases)},
    };
    return support_run("resolve", tests, COUNT(tests));
}
