/// Messages for people, in both languages the program speaks.
///
/// A Message is made where the fault is known and printed where the locale is known (main), so no room
/// below the command line asks which language is wanted.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace jitu {

struct Message {
  std::string zh;
  std::string en;

  friend bool operator==(const Message&, const Message&) = default;
};

namespace internal {
inline std::string Printed(std::string_view text) { return std::string(text); }
inline std::string Printed(const std::string& text) { return text; }
inline std::string Printed(const char* text) { return text; }
inline std::string Printed(char c) { return std::string(1, c); }
template <class Number>
std::string Printed(Number number) {
  return std::to_string(number);
}
std::string Filled(std::string_view form, const std::vector<std::string>& arguments);
}  // namespace internal

/// Fills the `{}` of both forms with the arguments in order; `{0}`, `{1}` name an argument by its place.
template <class... Arguments>
Message Say(std::string_view zh, std::string_view en, const Arguments&... arguments) {
  const std::vector<std::string> printed{internal::Printed(arguments)...};
  return Message{internal::Filled(zh, printed), internal::Filled(en, printed)};
}

}  // namespace jitu
