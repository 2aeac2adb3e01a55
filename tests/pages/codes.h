/* codes.h - which numbers have pages, and all the others to try. */
#ifndef PAGES_CODES_H
#define PAGES_CODES_H

#include <limits.h>
#include <sipcodes.h>

/* 100-699, and the known local codes above. */
static inline bool is_status_code(int status)
{
    if (status >= 100 && status <= 699)
        return true;
    for (size_t i = 0; i < sipcodes_count(); i++)
        if (sipcodes_code_status(sipcodes_at(i)) == status)
            return true;
    return false;
}

/* Calls check with each number of -1000 to 100000 that is no status code, and with the farthest ones. */
static inline void for_each_non_code(void (*check)(int status))
{
    static const int far[] = {INT_MIN, INT_MIN + 1, -65536, 100000 + 486, 65536 + 486, 1 << 20, INT_MAX - 1, INT_MAX};

    for (int status = -1000; status <= 100000; status++)
        if (status < 100 || (status > 699 && (status > 1000 || !is_status_code(status))))
            check(status);
    for (size_t i = 0; i < sizeof far / sizeof *far; i++)
        check(far[i]);
}

#endif
