#include "schema/base/message.h"

#include <cctype>

namespace jitu::internal {

std::string Filled(std::string_view form, const std::vector<std::string>& arguments) {
  std::string filled;
  filled.reserve(form.size() + 16 * arguments.size());
  std::size_t next = 0;
  for (std::size_t i = 0; i < form.size(); ++i) {
    const bool in_order = form.substr(i, 2) == "{}";
    const bool by_place = i + 2 < form.size() && form[i] == '{' && form[i + 2] == '}' &&
                          std::isdigit(static_cast<unsigned char>(form[i + 1])) != 0;
    if (!in_order && !by_place) {
      filled += form[i];
      continue;
    }
    const std::size_t place = in_order ? next++ : static_cast<std::size_t>(form[i + 1] - '0');
    if (place < arguments.size()) filled += arguments[place];
    i += in_order ? 1 : 2;
  }
  return filled;
}

}  // namespace jitu::internal
