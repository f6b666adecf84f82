// PCRE2 gives its functions a suffix for the width of a code unit; 8 bits is the one used here.
#define PCRE2_CODE_UNIT_WIDTH 8

#if __has_include(<pcre2.h>)
#include <pcre2.h>
#else
#error "PCRE2 is missing: apt-get install libpcre2-dev, or brew install pcre2"
#endif
