/// Finds a word in a text, first or last. By the word's last byte: in Chinese text nearly every character begins with
/// one of a few bytes, and ends with any of sixty-four.
#pragma once

#include <cstring>
#include <string_view>

namespace jitu::text {

/// std::string_view::find.
inline std::size_t Find(std::string_view text, std::string_view word, std::size_t from = 0) {
  if (word.empty() || from > text.size()) return text.find(word, from);
  for (std::size_t end = from + word.size() - 1; end < text.size(); ++end) {
    const void* last = memchr(text.data() + end, word.back(), text.size() - end);
    if (last == nullptr) break;
    end = static_cast<std::size_t>(static_cast<const char*>(last) - text.data());
    const std::size_t start = end + 1 - word.size();
    if (text[start] == word.front() && text.substr(start, word.size()) == word) return start;
  }
  return std::string_view::npos;
}

/// std::string_view::rfind.
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

/// Whether the word stands anywhere in the text.
inline bool Has(std::string_view text, std::string_view word) { return Find(text, word) != std::string_view::npos; }

}  // namespace jitu::text
