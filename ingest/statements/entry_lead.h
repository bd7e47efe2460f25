/// What the entry of a list opens with, and what the line above the list says that it lists.
#pragma once

#include <string>

#include "ingest/statements/reading.h"

namespace jitu::ingest {

/// Follows the passages of a report in their order.
class EntryLead {
 public:
  explicit EntryLead(const Reading& reading) : reading_(reading) {}

  /// Goes on to the next passage; true where an entry begins that opens with an item.
  bool Enter(const Passage& passage);

  /// The item that the paragraph of the passage opens with; empty where it opens with none.
  const std::string& ItemOf(const Passage& passage) const { return passage.block == block_ ? item_ : none_; }
  /// The paragraph of the passage is the entry of a list and names something.
  bool IsListed(const Passage& passage) const { return listed_ && passage.block == block_; }
  /// 项目支出按用途分为六项: the passage is an entry below a line that announces amounts of money.
  bool IsAmongAmounts(const Passage& passage) const {
    return among_amounts_ && passage.marked && !passage.heading && passage.section == section_;
  }

 private:
  const Reading& reading_;
  const std::string none_;
  std::string item_;
  int block_ = -1;
  int section_ = -1;
  bool listed_ = false;
  bool among_amounts_ = false;
};

}  // namespace jitu::ingest
