/// Numbers the sentences of a brief, each once. For the inside of this room.
#pragma once

#include <map>
#include <vector>

#include "query/export/brief.h"
#include "query/reading/evidence.h"

namespace jitu::query::exporting {

class BriefNotes {
 public:
  explicit BriefNotes(const Content& content) : content_(content) {}

  /// Numbers of the first few sentences of the evidence.
  std::vector<std::size_t> Of(const std::vector<Evidence>& evidence);
  /// All sentences in the order of their numbers, with page, cell and file.
  Result<std::vector<BriefNote>> Finish() const;

 private:
  const Content& content_;
  std::map<NodeId, std::size_t> number_of_;
  std::vector<Evidence> sentences_;
};

}  // namespace jitu::query::exporting
