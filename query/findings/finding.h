/// What a careful reader would remark on: an observation with its figures and sentences, never a verdict.
#pragma once

#include <string>
#include <vector>

#include "query/reading/evidence.h"
#include "schema/base/message.h"
#include "schema/text/display.h"

namespace jitu::query {

struct Finding {
  std::string kind;      ///< contract, section 4
  std::string title;     ///< of the kind, in Chinese; may be empty
  std::string severity;  ///< "note", "notice" or "warning"
  Message message;
  std::string unit;
  std::string report;  ///< title of the first evidence's report
  std::vector<Evidence> evidence;
  std::vector<NodeId> about;  ///< the nodes that bear it out
};

/// Contract, section 4; the message in that language.
std::string ToJson(const std::vector<Finding>& findings, text::Language language);

}  // namespace jitu::query
