/// What is read one by one, read some way ahead by another thread.
#pragma once

#include <cstddef>
#include <functional>
#include <future>
#include <optional>
#include <utility>
#include <vector>

#include "schema/base/result.h"

namespace jitu::ingest {

template <class Item>
class ReadAhead {
 public:
  /// `read` fills an item, or gives false at the end; it is called from one thread at a time.
  explicit ReadAhead(std::function<Result<bool>(Item&)> read) : read_(std::move(read)) {}
  ~ReadAhead() {
    if (coming_.valid()) coming_.wait();
  }
  ReadAhead(const ReadAhead&) = delete;
  ReadAhead& operator=(const ReadAhead&) = delete;

  /// The items, the end and the faults of `read`, in its order.
  Result<bool> Next(Item& item) {
    while (next_ == some_.items.size()) {
      if (some_.fault) return *some_.fault;
      if (some_.is_last) return false;
      if (!coming_.valid()) Begin();
      some_ = coming_.get();
      next_ = 0;
      if (!some_.is_last) Begin();
    }
    item = std::move(some_.items[next_++]);
    return true;
  }

 private:
  static constexpr std::size_t kTogether = 4096;
  struct Some {
    std::vector<Item> items;
    bool is_last = false;
    std::optional<Error> fault;
  };

  void Begin() {
    coming_ = std::async(std::launch::async, [this] {
      Some some;
      some.items.reserve(kTogether);
      while (some.items.size() < kTogether && !some.is_last) {
        auto more = read_(some.items.emplace_back());
        if (more && more.value()) continue;
        some.items.pop_back();
        some.is_last = true;
        if (!more) some.fault = std::move(more).error();
      }
      return some;
    });
  }

  std::function<Result<bool>(Item&)> read_;
  Some some_;
  std::size_t next_ = 0;
  std::future<Some> coming_;
};

}  // namespace jitu::ingest
