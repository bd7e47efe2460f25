/// Index entries that commits noted and that no packed list has yet. Not for other rooms.
///
/// A text touches many long lists at once, and each would have to be read and written again. So a commit writes its
/// entries as one record, and those of many commits are packed together later. What is loose overrules what is packed.
/// All that is loose also stands in memory, in order, where readers lay it over the lists.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/store/database.h"
#include "graph/store/keys.h"
#include "graph/store/packed_list.h"

namespace jitu::graph::rocks {

class Moment;

/// Where the packed list with this key lies.
Family FamilyOfPosting(std::string_view list, const Indexes& indexes);

/// Entries in order of their keys, each key once. A key is the list's key followed by the node, 8 bytes.
class LooseRun {
 public:
  void Add(std::string_view key, bool add);
  std::size_t size() const { return ends_.size(); }
  std::string_view key(std::size_t i) const { return std::string_view(bytes_).substr(Begin(i), ends_[i] - Begin(i)); }
  bool add(std::size_t i) const { return adds_[i]; }
  /// The first entry that is not before this key.
  std::size_t Find(std::string_view key) const;

  /// Described in FORMAT.md.
  std::string Encode() const;
  static std::optional<LooseRun> Decode(std::string_view bytes);

 private:
  std::size_t Begin(std::size_t i) const { return i == 0 ? 0 : ends_[i - 1]; }

  std::string bytes_;
  std::vector<std::size_t> ends_;
  std::vector<bool> adds_;
};

/// Immutable, and cheap to copy: a moment's own.
class LooseEntries {
 public:
  bool empty() const { return runs_.empty(); }
  /// At least as many as there are; an entry of two runs counts twice.
  std::size_t size() const;
  /// With those of a later commit, which overrule the others.
  LooseEntries With(LooseRun run) const;

 private:
  friend class LooseCursor;
  /// The oldest first; each has more entries than the one behind it, so there are few.
  std::vector<std::shared_ptr<const LooseRun>> runs_;
};

/// What commits have noted in the database, the oldest first. kGraphDamaged where a record cannot be read.
Result<LooseEntries> ReadLooseEntries(const Database& database);

/// Brings all of them into the lists. The graph stays what it is, whenever this ends. Only under the writer's mutex.
Result<void> PackLooseEntries(const Database& database, const Indexes& indexes, const LooseEntries& loose);

/// Walks loose entries in order of (list, node). Of none, costs nothing. `loose` must outlive it.
class LooseCursor {
 public:
  /// Ends before the key `end`, unless that is empty.
  explicit LooseCursor(const LooseEntries& loose, std::string_view end = {});

  /// To the first that belongs to this list, or a later one, and is of this node or a later one.
  void Seek(std::string_view list, std::uint64_t node);
  bool Valid() const { return valid_; }
  void Next();
  /// Only while it is valid.
  std::string_view key() const { return key_; }
  std::string_view list() const { return key_.substr(0, key_.size() - sizeof(NodeKey)); }
  Edit edit() const { return {{ReadBig64(key_.substr(key_.size() - sizeof(NodeKey))), 0}, add_}; }

 private:
  struct Head {
    const LooseRun* run;
    std::size_t at;
  };
  void Settle();

  std::vector<Head> heads_;  ///< the newest run first
  std::string end_;
  std::string_view key_;
  bool add_ = false;
  bool valid_ = false;
};

/// Whether a posting list has the node: what is loose, then what is packed.
Result<bool> HasPosting(const Moment& moment, Family family, std::string_view list, std::uint64_t node);

}  // namespace jitu::graph::rocks
