/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Memory that runs out when a test wants it to. The linker puts the functions of memory.c in the
 * place of the C library's (--wrap); what libraries take for themselves is neither counted nor
 * refused.
 */
#ifndef TESTS_MEMORY_H
#define TESTS_MEMORY_H

#include <stdbool.h>

/* Allocations so far, and blocks that were not given back. */
extern unsigned long memory_calls, memory_live;

/* The number of the allocation that fails, from 1 on (0: none), and whether all later ones do, too.
 */
extern unsigned long memory_fail_at;
extern bool memory_fail_on;

#endif
