/// Finds a word in a text, first or last.
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

/// std::string_view::rfind, by the word's last byte: that one is rarer.
inline std::size_t FindLast(std::string_view text, std::string_view word) {
  for (std::size_t end = text.size(); end >= word.size() && !word.empty();) {
    const void* last = memrchr(text.data() + word.size() - 1, word.back(), end - word.size() + 1);
    if (last == nullptr) return std::string_view::npos;
    end = static_cast<std::size_t>(static_cast<const char*>(last) - text.data()) + 1;
    if (text.substr(end - word.size(), word.size()) == word) return end - word.size();
    --end;
  }
  return std::string_view::npos;
}

}  // namespace jitu::text
