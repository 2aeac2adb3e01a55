// A C++ program of somebody else: both headers, the map in a switch and in a table, and calls with C linkage.
#include <sipcodes.h>
#include <sipcodes_status.h>

#include <iostream>
#include <iterator>
#include <string_view>

static constexpr std::string_view phrase_of(sipcodes_status status)
{
    switch (status) {
#define CASE(number, symbol, phrase) \
    case SIPCODES_STATUS_##symbol:   \
        return phrase;
        SIPCODES_STATUS_MAP(CASE)
#undef CASE
    }
    return {};
}

static constexpr int numbers[] = {
#define NUMBER(number, symbol, phrase) number,
    SIPCODES_STATUS_MAP(NUMBER)
#undef NUMBER
};

static_assert(phrase_of(SIPCODES_STATUS_BUSY_HERE) == "Busy Here");
static_assert(SIPCODES_STATUS_BUSY_HERE == 486);
static_assert(sizeof(sipcodes_set) == 15 * sizeof(uint64_t));

int main()
{
    for (int number : numbers) {
        if (phrase_of(static_cast<sipcodes_status>(number)) != sipcodes_phrase(number)) {
            std::cout << number << " has another phrase in the library\n";
            return 1;
        }
    }
    sipcodes_visitor *stop = [](const sipcodes_piece *, void *) { return 7; };
    if (std::size(numbers) != sipcodes_count() || sipcodes_explain_visit(486, nullptr, stop, nullptr) != 7)
        return 1;
    std::cout << "486 " << sipcodes_code_phrase(sipcodes_get(486)) << ", 499 as " << sipcodes_resolve(499) << ", version "
              << sipcodes_version() << '\n';
}
