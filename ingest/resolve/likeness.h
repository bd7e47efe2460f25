/// How alike two names are, and by which feature: what joins names, and what is put before somebody to judge.
#pragma once

#include <string_view>

#include "ingest/resolve/name_form.h"

namespace jitu::ingest {

/// From here on two names are one thing; below it, down to kDoubtful, somebody might say.
inline constexpr double kSame = 0.75;
inline constexpr double kDoubtful = 0.4;

struct Likeness {
  double weight = 0;     ///< 0..1; 0: nothing speaks for it, or something speaks against it
  std::string_view why;  ///< the feature that weighs most, in both languages
};

/// Looks at the pair alone. Both of one label; the order does not matter.
Likeness Compare(const NameForm& a, const NameForm& b);

/// Places that exclude each other: neither is empty nor part of the other.
bool PlacesConflict(const NameForm& a, const NameForm& b);

}  // namespace jitu::ingest
