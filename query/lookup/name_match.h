/// In which way a name answers what was typed, and how well.
#pragma once

#include <string>
#include <string_view>

#include "schema/base/message.h"

namespace jitu::query {

/// A name in the forms in which it is compared.
struct NameForms {
  std::u32string key;    ///< NameKey
  std::string sound;     ///< PinyinKey
  std::string initials;  ///< PinyinInitials
};
NameForms FormsOf(std::string_view name);

struct NameMatch {
  double score = 0;  ///< 0: no match; 1: the same name
  Message how;
};

/// The best of: the same name, the same sound, the same initials, one inside the other, the characters of one in order
/// within the other (an abbreviation), few characters apart (a slip). Pure; time in the product of the lengths.
NameMatch MatchName(const NameForms& asked, const NameForms& name);

}  // namespace jitu::query
