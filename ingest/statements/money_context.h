/// What is spoken of where an amount stands: the items and totals told before it, and whose parts are being listed.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "ingest/statements/entry_lead.h"
#include "ingest/statements/money.h"

namespace jitu::ingest {

/// Follows a report passage by passage, clause by clause, amount by amount. Amounts are indexes in money.reads, -1
/// where there is none.
class MoneyContext {
 public:
  explicit MoneyContext(const Reading& reading) : lead(reading), reading_(reading) {}

  void StartPassage(const Passage& passage);
  /// 其中, 实际支出中: what follows are parts of the nearest amount before.
  void OpenParts(const Passage& passage, const Clause& clause);
  void EndClause(const Clause& clause);
  void Remember(const Passage& passage, const MoneyRead& read);
  /// (一)老年福利项目193万元, and below it 安排公益金193万元,用于…: which kind of amount the entry above gives.
  void LearnBasis(const MoneyRead& read);

  /// The amount of which those in the clause are parts.
  int ParentOf(const Clause& clause) const;
  /// The same amount of the same item, given before; nullptr if there is none.
  const MoneyRead* FindSame(const std::string& name, int quantity) const;
  /// The only amount of an item that is as large, told before; nullptr if there is none, or several.
  const MoneyRead* OnlyOfAmount(int quantity) const;
  /// The same, where its name ends alike.
  const MoneyRead* FindAlike(const std::string& name, int quantity) const;
  /// FindSame, and in an entry of a list FindAlike.
  const MoneyRead* ToldBefore(const Passage& passage, const std::string& name, int quantity) const;
  /// 下达补贴资金860万元…发放资金860万元: the allotment that the words say was paid out; nullptr if they do not.
  const MoneyRead* PaidOut(std::string_view words, int quantity) const;
  /// X项目(预算280万元,支出276万元): the item named in front of the bracket that the clause is in; empty if none is.
  const std::string& ItemBeforeBracket(const Clause& clause) const;
  /// The last amount of that item; -1 if none was told.
  int LastOf(const std::string& item) const;
  /// What kind of amounts the entries below a heading or an entry are that tells an amount again: that which this was
  /// of. Empty where none does.
  std::string BasisOfList(const Passage& passage) const;
  /// Before any item was told.
  bool NoItemYet() const { return by_fen_.empty(); }

  Money money;
  EntryLead lead;
  int last_in_passage = -1;
  int block_top = -1;    ///< the last amount of the block that is no part
  int section_top = -1;  ///< likewise of the section
  int parts_of = -1;     ///< the amount whose parts are being listed
  bool parts_exact = false;
  std::string parts_basis;     ///< of a list whose whole has no name: the kind of amount that the whole is
  bool announced = false;      ///< by words that nothing but such a list follows
  std::string basis_before;    ///< of the amount just before in this sentence
  bool others_money = false;   ///< the amount just before in this sentence is not the public body's
  bool section_named = false;  ///< an item was named in this section

 private:
  int LastTop() const { return block_top >= 0 ? block_top : section_top; }

  const Reading& reading_;
  std::map<std::int64_t, std::vector<int>> by_fen_;  ///< spending by amount
  std::set<std::string> known_items_;
  std::map<std::string, int> last_of_item_;
  std::map<int, std::string> restated_above_;  ///< by section: the basis of an amount that is told again
  int list_of_ = -1;  ///< the whole of the outermost list: A 43万元;B 105万元,包括b1 60万元;C 9万元
  std::array<int, 5> bracket_of_{-1, -1, -1, -1, -1};     ///< as parts_of inside brackets, by depth
  std::array<std::string, 5> before_bracket_;             ///< the items named in front of them
  std::array<int, 5> last_of_depth_{-1, -1, -1, -1, -1};  ///< the last amount at each depth of brackets
  int block_ = -1;
  int section_ = -1;
};

}  // namespace jitu::ingest
