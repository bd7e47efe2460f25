/// In which way a name answers what was typed, and how well.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "schema/base/message.h"
#include "schema/model/catalog.h"

namespace jitu::query {

/// A name in the forms in which it is compared.
struct NameForms {
  std::u32string key;    ///< NameKey
  std::u32string core;   ///< without the words with and without which it is the same name: 有限公司, 建设项目
  std::string sound;     ///< PinyinKey
  std::string initials;  ///< PinyinInitials
};

/// Takes names apart. `ends`: words of the catalog's lists "legal_form" and "project_form". Immutable.
class NameShaper {
 public:
  NameShaper() = default;
  explicit NameShaper(const model::Catalog& catalog);
  NameForms FormsOf(std::string_view name) const;

 private:
  std::vector<std::u32string> ends_;  ///< longest first
};

struct NameMatch {
  double score = 0;  ///< 0: no match; 1: the same name
  Message how;
};

/// The best of: the same name, the same sound, the same initials, one inside the other, the characters of one in order
/// within the other (an abbreviation), few characters apart (a slip). Pure; time in the product of the lengths.
NameMatch MatchName(const NameForms& asked, const NameForms& name);

}  // namespace jitu::query
