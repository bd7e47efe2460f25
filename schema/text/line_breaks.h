/// Where a line may end.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace jitu::text {

/// Byte offsets after which a new line may begin, in order, the end of the text last (UAX #14 by ICU, Chinese: no line
/// begins with ，or ends with （). Linear; nothing for an empty text.
std::vector<std::size_t> LineBreaks(std::string_view text);

}  // namespace jitu::text
