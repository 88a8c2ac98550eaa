/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * A program as an embedder writes it: the three calls of the header's tutorial, and what may
 * follow.
 *
 *     embed MODEL
 */
#include <nomen.h>

#include <stdio.h>
#include <string.h>

static int passed, failed;

static void expect(int good, const char *what)
{
    if (good)
        passed++;
    else
        printf("not true: %s\n", what);
    failed += !good;
}

#define EXPECT(condition) expect(condition, #condition)

static int count_tokens(void *context, const nomen_token *token)
{
    ++*(int *)context;
    return token->end <= token->start;
}

int main(int argc, char **argv)
{
    static const char text[] = "The Ukrainian army and Microsoft, 2023-09-07.";
    nomen_model *model = NULL;
    nomen_tagger *tagger = NULL;
    nomen_result result;
    nomen_error error;
    if (argc != 2)
        return 2;

    EXPECT(nomen_model_open(&model, argv[1], &error) == NOMEN_OK);
    if (model == NULL)
        return 1;
    EXPECT(nomen_tagger_new(&tagger, model, NULL, NULL) == NOMEN_OK);
    EXPECT(nomen_tagger_tag(tagger, text, sizeof text - 1, NULL, &result, NULL) == NOMEN_OK);
    int countries = 0;
    for (size_t i = 0; i < result.count; i++)
        countries += strcmp(result.entities[i].type, "country") == 0 &&
                     strcmp(result.entities[i].id, "UA") == 0 &&
                     memcmp(text + result.entities[i].start, "Ukrainian",
                            result.entities[i].end - result.entities[i].start) == 0;
    EXPECT(countries == 1);
    nomen_model_release(model); /* the tagger keeps it */
    EXPECT(nomen_tagger_tag(tagger, text, sizeof text - 1, NULL, &result, NULL) == NOMEN_OK);
    nomen_tagger_free(tagger);

    model = NULL;
    EXPECT(nomen_model_open(&model, "/nowhere/at all", &error) == NOMEN_E_IO);
    EXPECT(model == NULL && error.status == NOMEN_E_IO && error.message[0] != '\0');
    EXPECT(nomen_model_open(&model, argv[0], NULL) == NOMEN_E_MODEL);

    int tokens = 0;
    EXPECT(nomen_tokenize(text, sizeof text - 1, count_tokens, &tokens, NULL) == NOMEN_OK);
    EXPECT(tokens == 12);

    size_t offsets[] = {0, 2, 5, 9};
    static const char mixed[] = "\xC3\xA9\xE4\xB8\xAD\xF0\x9F\x98\x80";
    EXPECT(nomen_offsets_convert(mixed, 9, offsets, 4, NOMEN_CODE_POINTS) == NOMEN_OK);
    EXPECT(offsets[1] == 1 && offsets[2] == 2 && offsets[3] == 3);
    size_t wide[] = {9};
    EXPECT(nomen_offsets_convert(mixed, 9, wide, 1, NOMEN_UTF16) == NOMEN_OK && wide[0] == 4);

    nomen_builder *builder = NULL;
    EXPECT(nomen_builder_new(&builder, NULL) == NOMEN_OK);
    EXPECT(nomen_builder_add_pack(builder, "/nowhere", &error) == NOMEN_E_IO);
    EXPECT(nomen_builder_diagnostic_count(builder) == 0);
    nomen_builder_free(builder);

    printf("%d passed, %d failed\n", passed, failed);
    return failed > 0;
}
