/// What could come next where somebody is typing a statement. Pure: it knows words, not graphs or terminals.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace jitu::query {

struct Vocabulary {
  std::vector<std::string> labels, types, properties, keywords, commands;
  /// Names of things in the graph that begin with these characters.
  std::function<std::vector<std::string>(std::string_view beginning)> names;
};

struct Completion {
  std::size_t from = 0;                 ///< where the unfinished word begins, in bytes
  std::vector<std::string> candidates;  ///< whole words, sorted, each once

  /// What all candidates begin with; empty if there is none.
  std::string Common() const;
};

/// `before`: the statement up to the cursor. Within quotes names of things, after `(:` labels, after `[:` types, after
/// a dot or within braces properties, at a beginning `:` the shell's commands, else keywords in the case they are typed
/// in.
Completion Complete(std::string_view before, const Vocabulary& vocabulary);

}  // namespace jitu::query
