/* cmocka_all.h - cmocka, and the headers that it wants to find before it. */
#ifndef PAGES_CMOCKA_ALL_H
#define PAGES_CMOCKA_ALL_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#endif
