/// What a line may hold that rules begin with, told of all of them by one look at the line: a rule then reads the few
/// lines with its sign.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "schema/model/catalog.h"
#include "schema/text/word_index.h"

namespace jitu::ingest {

enum class Sign : std::uint8_t {
  // The first two characters of a word of a list.
  kFirm,
  kIndustry,
  kProject,
  kSelected,
  kBuilt,
  kEvent,
  kHonour,
  kUnit,
  kBrief,
  kPublisher,
  kKnown,  ///< of a name that the catalog knows
  // Words and characters that single rules look for.
  kWorks,
  kModel,
  kNumber,
  kEdition,
  kOthers,
  kJoint,
  kTitle,
  kQuote,
  kBracket,
  kDigit,
  kCapital,
};

class Signs {
 public:
  void Add(Sign sign) { bits_ |= 1U << static_cast<unsigned>(sign); }
  void Add(Signs others) { bits_ |= others.bits_; }
  bool Has(Sign sign) const { return (bits_ >> static_cast<unsigned>(sign) & 1U) != 0; }

 private:
  std::uint32_t bits_ = 0;
};

/// Immutable; made once for a catalog.
class LineSigns {
 public:
  explicit LineSigns(const model::Catalog& catalog);
  Signs Of(std::string_view line) const;

 private:
  text::WordIndex index_;     ///< of beginnings
  std::vector<Signs> signs_;  ///< what they are the beginnings of
};

}  // namespace jitu::ingest
