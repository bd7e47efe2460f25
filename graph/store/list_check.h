/// Reads every packed list of a column family and checks that it lies as it should. Not for other rooms.
#pragma once

#include <deque>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/store/moment.h"
#include "graph/store/packed_list.h"

namespace jitu::graph::rocks {

/// Whether a packed list has an entry. False where there is no such list.
Result<bool> HasEntry(const Moment& moment, Family family, std::string_view list_key, Entry entry);

class ListCheck {
 public:
  /// Called with each list's key once, then with each of its entries.
  using OnList = std::function<void(std::string_view list_key)>;
  using OnEntry = std::function<void(std::string_view list_key, Entry entry)>;
  using OnFault = std::function<void(Message)>;

  ListCheck(const Moment& moment, Family family);
  /// Holds a few chunks in memory.
  Result<void> Run(const OnList& on_list, const OnEntry& on_entry, const OnFault& on_fault, const StopSignal& stop);

 private:
  std::optional<std::size_t> ListKeyLength(std::string_view key) const;
  Result<void> EndList();
  void Spoiled(std::string_view key);

  const Moment& moment_;
  Family family_;
  OnFault on_fault_;
  ListBuilder builder_;
  std::string list_key_;
  Entry last_;
  bool spoiled_ = false;                                    ///< one fault per list is enough
  std::deque<std::pair<std::string, std::string>> stored_;  ///< chunks read and not yet compared
  std::vector<Entry> entries_;
};

}  // namespace jitu::graph::rocks
