/// Numbers of a worksheet as the sheet shows them (ISO/IEC 29500-1, 18.8.30 and 18.8.31).
#pragma once

#include <string>
#include <string_view>

namespace jitu::ingest {

/// The code of a built-in number format; empty for what shows as it is.
std::string_view BuiltInFormat(int id);

/// `value` as written in the file, shown by `code`: decimals, thousands, percent, literals, dates. The year is counted
/// from 1900, or from 1904 with `from_1904`. What cannot be read is returned as it is.
std::string ShownNumber(std::string_view value, std::string_view code, bool from_1904 = false);

}  // namespace jitu::ingest
