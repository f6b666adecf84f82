// PCRE2 gives its functions a suffix for the width of a code unit; 8 bits is the one used here.
#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
