/// Many keys of one column family at once.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "graph/store/database.h"

namespace jitu::graph::rocks {

/// Reuses its buffers from call to call: keep one for a whole request. What it shows is valid until the next Read.
class PointReads {
 public:
  /// As many keys as one call takes at best.
  static constexpr std::size_t kBatch = 256;

  /// `at` null: the latest state.
  PointReads(const Database& database, Family family, const rocksdb::Snapshot* at)
      : database_(database), family_(database.family(family)) {
    options_.snapshot = at;
  }

  /// Keys must be sorted; the same key may come more than once.
  Result<void> Read(std::span<const rocksdb::Slice> keys) {
    if (keys.empty()) return {};
    if (values_.size() < keys.size()) {
      values_ = std::vector<rocksdb::PinnableSlice>(keys.size());
      statuses_ = std::vector<rocksdb::Status>(keys.size());
    }
    for (std::size_t i = 0; i < keys.size(); ++i) values_[i].Reset();
    database_.db().MultiGet(options_, family_, keys.size(), keys.data(), values_.data(), statuses_.data(), true);
    for (std::size_t i = 0; i < keys.size(); ++i) {
      if (!statuses_[i].ok() && !statuses_[i].IsNotFound()) return database_.Fault(statuses_[i]);
    }
    return {};
  }

  std::optional<std::string_view> operator[](std::size_t i) const {
    if (!statuses_[i].ok()) return std::nullopt;
    return AsView(values_[i]);
  }

 private:
  const Database& database_;
  rocksdb::ColumnFamilyHandle* family_;
  rocksdb::ReadOptions options_;
  std::vector<rocksdb::PinnableSlice> values_;
  std::vector<rocksdb::Status> statuses_;
};

}  // namespace jitu::graph::rocks
