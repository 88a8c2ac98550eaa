/* SPDX-FileCopyrightText: The nomen authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * See ending.h. Each list is sorted, for a binary search.
 */
#include "token/ending.h"

#include <string.h>

enum { LONGEST = 10 };

typedef char ending[LONGEST + 1];

/* clang-format off */
static const ending domains[] = {
    "academy", "agency", "app",    "arpa",    "art",    "asia",    "bank",     "best",    "bid",
    "biz",     "blog",   "build",  "business", "buzz",  "cash",    "cat",      "center",  "chat",
    "click",   "cloud",  "club",   "co",      "com",    "company", "coop",     "crypto",  "date",
    "dev",     "digital", "download", "edu",  "email",  "energy",  "finance",  "fit",     "fun",
    "gov",     "group",  "guru",   "help",    "host",   "icu",     "info",     "institute", "int",
    "internal", "jobs",  "lan",    "life",    "link",   "live",    "loan",     "local",   "ltd",
    "market",  "media",  "men",    "mil",     "mobi",   "money",   "monster",  "museum",  "name",
    "net",     "network", "news",  "ninja",   "one",    "onion",   "online",   "ooo",     "org",
    "page",    "party",  "press",  "pro",     "pub",    "racing",  "report",   "rest",    "review",
    "rocks",   "run",    "sbs",    "science", "security", "services", "shop",  "site",    "social",
    "software", "solutions", "space", "store", "stream", "studio", "support",  "systems", "team",
    "tech",    "tel",    "today",  "tools",   "top",    "trade",   "travel",   "vip",     "wang",
    "watch",   "website", "wiki",  "win",     "work",   "world",   "xin",      "xyz",     "zone",
};

static const ending files[] = {
    "7z",    "apk",  "app",  "asp",  "aspx", "avi",   "bak",  "bat",  "bin",  "bmp",  "bz2",
    "cab",   "cfg",  "cgi",  "chm",  "class", "cmd",  "conf", "cpl",  "cpp",  "csv",  "dat",
    "deb",   "dll",  "dmg",  "doc",  "docm", "docx",  "dotm", "dylib", "elf", "eml",  "evtx",
    "exe",   "gif",  "gz",   "hta",  "htm",  "html",  "ico",  "img",  "ini",  "ipa",  "iso",
    "jar",   "java", "jpeg", "jpg",  "js",   "json",  "jsp",  "jspx", "lnk",  "log",  "lua",
    "md",    "mht",  "mkv",  "mov",  "mp3",  "mp4",   "msg",  "msi",  "ocx",  "one",  "pcap",
    "pdf",   "php",  "pif",  "pkg",  "pl",   "plist", "png",  "ppt",  "pptx", "ps1",  "pst",
    "py",    "pyc",  "rar",  "rb",   "rpm",  "rtf",   "scr",  "sh",   "so",   "sql",  "sqlite",
    "svg",   "swf",  "sys",  "tar",  "tgz",  "tif",   "tiff", "tmp",  "txt",  "vbe",  "vbs",
    "vhd",   "wav",  "webp", "wsf",  "xll",  "xls",   "xlsm", "xlsx", "xml",  "xz",   "yaml",
    "yml",   "zip",
};
/* clang-format on */

/* English words of two letters that are no top-level domain. */
static const char words[][3] = {"an", "he", "if", "of", "on", "or", "up", "we"};

static bool holds(const ending *list, size_t count, const char *label)
{
    size_t low = 0;
    while (low < count) {
        size_t middle = (low + count) / 2;
        int order = strcmp(list[middle], label);
        if (order == 0)
            return true;
        if (order < 0)
            low = middle + 1;
        else
            count = middle;
    }
    return false;
}

bool nm_ending_is_known(const char *label, size_t length)
{
    char lower[LONGEST + 1];
    size_t capitals = 0, letters = 0;
    if (length < 2 || length > LONGEST)
        return false;
    for (size_t i = 0; i < length; i++) {
        char c = label[i];
        bool capital = c >= 'A' && c <= 'Z';
        lower[i] = capital ? (char)(c + ('a' - 'A')) : c;
        capitals += capital;
        letters += lower[i] >= 'a' && lower[i] <= 'z';
    }
    lower[length] = '\0';
    if (capitals != 0 && capitals != letters)
        return false;
    if (holds(files, sizeof files / sizeof *files, lower))
        return true;
    if (capitals != 0 || letters != length)
        return false;
    if (length > 2)
        return holds(domains, sizeof domains / sizeof *domains, lower);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(words[i], lower) == 0)
            return false;
    return true;
}
