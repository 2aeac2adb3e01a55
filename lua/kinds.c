/* kinds.c - the kinds of objects by their numbers. */
#include "module.h"

const struct kind *kind_at(int id)
{
    static const struct kind *const kinds[KIND_COUNT] = {
        [KIND_CODE] = &kind_code,         [KIND_CAUSE] = &kind_cause,     [KIND_HEADER] = &kind_header,
        [KIND_ALIAS] = &kind_alias,       [KIND_MAPPING] = &kind_mapping, [KIND_WARNING] = &kind_warning,
        [KIND_PROTOCOL] = &kind_protocol, [KIND_SET] = &kind_set,         [KIND_PAGE] = &kind_page,
        [KIND_RESPONSE] = &kind_response, [KIND_ELEMENT] = &kind_element, [KIND_ADVICE] = &kind_advice,
        [KIND_POLICY] = &kind_policy,     [KIND_BEST] = &kind_best,       [KIND_COLLECTION] = &kind_collection,
        [KIND_MODULE] = &kind_module,
    };

    return kinds[id];
}
