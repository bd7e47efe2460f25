/// What a node or a relationship is called, in every export alike.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/model/value.h"
#include "schema/text/display.h"

namespace jitu::query::exporting {

/// Properties by name, sorted by it.
using NamedValues = std::vector<std::pair<std::string_view, graph::Value>>;
/// Null where there is none of that name.
const graph::Value& Named(const NamedValues& values, std::string_view name);

struct Label {
  std::string name;   ///< what it is called: one line, without year and money
  std::string brief;  ///< one line of at most 24 columns, for a drawing
  std::string full;   ///< one line, for a list or a tooltip
};

/// The one place where a node's label is decided: from its kind and its own properties, never from its neighbours.
Label LabelOfNode(std::string_view kind, const NamedValues& properties, text::Language language);
/// Likewise of a relationship: what it says, with its mode and confidence where it has them.
Label LabelOfRelationship(std::string_view type, const NamedValues& properties, text::Language language);

/// What a label of nodes, a relationship type, or a word that the graph keeps in English (stated, actual ...) is
/// called.
std::string WordFor(std::string_view name, text::Language language);

/// One line: line ends and other control characters become blanks, runs of them one, none at the ends.
std::string OneLine(std::string_view text);

}  // namespace jitu::query::exporting
