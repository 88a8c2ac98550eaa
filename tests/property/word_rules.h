/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The word boundaries of UAX #29 as rules for ICU's break iterator, without the dictionaries that
 * its own rules look Chinese, Japanese, Thai and the like up in.
 */
#ifndef TESTS_WORD_RULES_H
#define TESTS_WORD_RULES_H

static const char word_rules[] =
    "!!chain;!!quoted_literals_only;"
    "$CR=[\\p{Word_Break=CR}];$LF=[\\p{Word_Break=LF}];$Newline=[\\p{Word_Break=Newline}];"
    "$Extend=[\\p{Word_Break=Extend}];$ZWJ=[\\p{Word_Break=ZWJ}];"
    "$RI=[\\p{Word_Break=Regional_Indicator}];$Format=[\\p{Word_Break=Format}];"
    "$Katakana=[\\p{Word_Break=Katakana}];$Hebrew=[\\p{Word_Break=Hebrew_Letter}];"
    "$ALetter=[\\p{Word_Break=ALetter}];$Single=[\\p{Word_Break=Single_Quote}];"
    "$Double=[\\p{Word_Break=Double_Quote}];$MidNumLet=[\\p{Word_Break=MidNumLet}];"
    "$MidLetter=[\\p{Word_Break=MidLetter}];$MidNum=[\\p{Word_Break=MidNum}];"
    "$Numeric=[\\p{Word_Break=Numeric}];$Extnum=[\\p{Word_Break=ExtendNumLet}];"
    "$Space=[\\p{Word_Break=WSegSpace}];$Pict=[\\p{Extended_Pictographic}];"
    "$CR$LF;$ZWJ$Pict;$Space$Space;$ExFm=[$Extend$Format$ZWJ];^$ExFm+;"
    "[^$CR$LF$Newline$ExFm]$ExFm*;"
    "$L=[$ALetter$Hebrew];"
    "$L$ExFm*$L;$L$ExFm*($MidLetter|$MidNumLet|$Single)$ExFm*$L;$Hebrew$ExFm*$Single;"
    "$Hebrew$ExFm*$Double$ExFm*$Hebrew;$Numeric$ExFm*$Numeric;$L$ExFm*$Numeric;$Numeric$ExFm*$L;"
    "$Numeric$ExFm*($MidNum|$MidNumLet|$Single)$ExFm*$Numeric;$Katakana$ExFm*$Katakana;"
    "($L|$Numeric|$Katakana|$Extnum)$ExFm*$Extnum;$Extnum$ExFm*($L|$Numeric|$Katakana);"
    "^$RI$ExFm*$RI;.;";

#endif
