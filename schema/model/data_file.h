/// A data file as a tree that remembers its lines, so that every fault can name the place. For the inside of this room.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "schema/base/result.h"

namespace jitu::model {

struct DataNode {
  enum class Kind { kText, kInteger, kBoolean, kList, kTable, kOther };
  Kind kind = Kind::kOther;
  std::string text;
  std::int64_t integer = 0;
  bool boolean = false;
  std::vector<DataNode> items;    ///< of a list
  std::vector<DataNode> entries;  ///< of a table, in the order of the file, each with its key
  std::string key;                ///< of an entry
  int line = 0;
};

/// TOML 1.0. kInvalidArgument with file, line and what is wrong; files over 4 MB are refused.
Result<DataNode> ParseDataFile(std::string_view file, std::string_view content);

/// The fields of one table, asked for one by one; what was not asked for is a spelling mistake.
class Fields {
 public:
  Fields(std::string_view file, const DataNode& table) : file_(file), table_(&table) {}

  Result<std::string> Text(std::string_view key);                ///< must be there and not be empty
  Result<std::string> OptionalText(std::string_view key);        ///< empty if it is not there
  Result<std::vector<std::string>> Texts(std::string_view key);  ///< none of them empty; no list is an empty list
  Result<std::vector<DataNode>> Tables(std::string_view key);    ///< likewise, of tables
  Result<bool> Flag(std::string_view key);                       ///< false if it is not there
  Result<void> NothingElse() const;

  Error Wrong(Message message) const { return WrongAt(table_->line, std::move(message)); }
  Error WrongAt(int line, Message message) const;
  int line() const { return table_->line; }
  const std::vector<DataNode>& entries() const { return table_->entries; }  ///< where keys are free

 private:
  const DataNode* Find(std::string_view key);

  std::string file_;
  const DataNode* table_;
  std::vector<std::string> asked_;
};

/// The strings of a list, each with something in it and no blank at its ends.
Result<std::vector<std::string>> TextsOf(std::string_view file, std::string_view key, const DataNode& list);

}  // namespace jitu::model
