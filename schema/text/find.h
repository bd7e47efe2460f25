/// Finds a word in a text.
#pragma once

#include <cstring>
#include <string_view>

namespace jitu::text {

/// std::string_view::find, but not by the first byte: in Chinese text nearly every character begins with one of a few
/// bytes. The C library's search looks at two at once.
inline std::size_t Find(std::string_view text, std::string_view word, std::size_t from = 0) {
  if (from > text.size()) return std::string_view::npos;
  const void* found = memmem(text.data() + from, text.size() - from, word.data(), word.size());
  return found == nullptr ? std::string_view::npos
                          : static_cast<std::size_t>(static_cast<const char*>(found) - text.data());
}

}  // namespace jitu::text
