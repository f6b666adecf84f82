#include <yaml.h>

#include "CPeers.h"

size_t scan_yaml_events(const char *text, size_t length) {
    yaml_parser_t parser;
    if (yaml_parser_initialize(&parser) == 0) return 0;
    yaml_parser_set_input_string(&parser, reinterpret_cast<const unsigned char *>(text), length);
    size_t count = 0;
    bool hasMore = true;
    while (hasMore) {
        yaml_event_t event;
        if (yaml_parser_parse(&parser, &event) == 0) {
            count = 0;
            break;
        }
        hasMore = event.type != YAML_STREAM_END_EVENT;
        yaml_event_delete(&event);
        ++count;
    }
    yaml_parser_delete(&parser);
    return count;
}
