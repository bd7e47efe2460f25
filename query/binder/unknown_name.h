/// Names that a statement reads and the graph does not have. No fault in Cypher, and mostly a slip of the keyboard.
#pragma once

#include <string>

#include "graph/model/tokens.h"
#include "schema/base/message.h"

namespace jitu::query {

struct UnknownName {
  enum class Kind { kLabel, kType, kProperty };
  Kind kind = Kind::kLabel;
  std::string name;

  friend bool operator==(const UnknownName&, const UnknownName&) = default;
};

/// "Nothing in this graph has the label Unti; did you mean Unit?"
Message Notice(const UnknownName& unknown, const graph::Tokens& tokens);

}  // namespace jitu::query
