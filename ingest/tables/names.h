/// New names of labels and types, numbered in the order of files and rows although several threads read at once.
#pragma once

#include <condition_variable>
#include <mutex>
#include <string_view>
#include <vector>

#include "graph/model/tokens.h"
#include "schema/base/result.h"

namespace jitu::ingest {

/// A thread that meets a new name waits until all files before its own are done. Names of the schema make nobody wait.
class SharedNames {
 public:
  explicit SharedNames(graph::Tokens tokens) : tokens_(std::move(tokens)) {}

  /// A phase begins, whose files are numbered from 0 and begun in order.
  void Begin(std::size_t files);
  void Done(std::size_t file);

  /// kLimit when there are too many.
  Result<LabelId> Label(std::string_view name, std::size_t file);
  Result<TypeId> Type(std::string_view name, std::size_t file);

  /// For one thread alone, before or after the reading.
  graph::Tokens& tokens() { return tokens_; }

 private:
  void WaitForFilesBefore(std::size_t file, std::unique_lock<std::mutex>& lock);

  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<bool> done_;
  graph::Tokens tokens_;
};

}  // namespace jitu::ingest
