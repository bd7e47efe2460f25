/// The one pass over a text that says of every amount of money what it is an amount of.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/statements/money_context.h"
#include "ingest/statements/rules.h"

namespace jitu::ingest {

/// Reads passage by passage. What the words before an amount say decides which kind of reading it gets: money.cpp
/// tells them apart and reads totals, item_amounts.cpp what a word like 预算 or 支出 makes an item's, bare_amounts.cpp
/// what stands without such a word.
class MoneyReader {
 public:
  static constexpr std::string_view kRecipients = "given_to";  ///< the rule of lists of those who were given money

  MoneyReader(const Reading& reading, const std::vector<SpendingFact>& known);

  Money Read();

 private:
  const Passage& PassageAt(int index) const;
  void ReadPassage(int index);
  /// 政府性基金支出580万元,全部用于X项目: what a total of a budget book is all spent on.
  void ReadAllSpent(const Passage& passage, std::size_t clause, MoneyRead total);
  /// 项目总投资660万元: what the project costs in all. It is its budget where the report tells no other amount of it
  /// that was planned or allotted; 完成总投资660万元 is what was spent on it.
  void NoteWholeCost(const Passage& passage, const Clause& clause, const AmountPhrase& phrase, MoneyRead& read);
  /// The item of which the words in front of 总投资, or else what stands before, tell.
  std::string ItemOfCost(const Passage& passage, const Clause& clause, ByteSpan before) const;
  void ReadWholeCosts();
  void Classify(const Passage& passage, const Clause& clause, std::size_t at, MoneyRead& read);
  /// X年初预算462万元,支出决算438万元: behind an item's budget the word alone is the item's outturn, not the unit's.
  bool IsOutturnOfItem(const Passage& passage, const AmountPhrase& phrase) const;
  /// 收入3,021.47万元、支出3,021.47万元: behind a total of one side, the word alone is the total of the other.
  std::string_view OtherSide(const AmountPhrase& phrase) const;
  /// 支出13万元,比年初预算15万元减少2万元: the budget of the item whose outturn was just told.
  bool IsComparedBudget(const AmountPhrase& phrase) const;
  void ReadTotal(const Passage& passage, const Clause& clause, const AmountPhrase& phrase, MoneyRead& read);
  /// The unit's own budget or outturn, named by the unit alone.
  void ReadUnitTotal(const Passage& passage, MoneyRead& read);

  void ReadWithBasis(const Passage& passage, const Clause& clause, const AmountPhrase& phrase, MoneyRead& read);
  /// 安排债券资金2.6亿元, the first amount below the heading of an item: its money, by whence it comes.
  bool IsBondsOfHeading(const Passage& passage, std::string_view money) const;
  /// 市环保局实际支出6027万元 in a report on its fund: the unit that the report is of, or that its title names, spent
  /// it.
  bool IsSpender(ByteSpan name) const;
  /// 县财政安排30万元, alone below an item's heading or in its entry: all its money, by whence it comes.
  bool IsOnlySource(const Passage& passage, const Clause& clause, const AmountPhrase& phrase) const;
  /// The amount is told in an entry of a list, in another paragraph.
  bool IsListed(const Passage& passage, int read) const;
  /// A支付268万元,B支付150万元,合计支付418万元: several items were told before in the passage, of the same kind.
  bool SumsUpSeveral(const MoneyRead& read) const;
  void ReadSumOfTold(const Passage& passage, const Clause& clause, MoneyRead& read);
  /// 项目预算合计445万元, below a list of parts: of the one item that the report is about, or of none.
  void ReadDocumentItem(const Passage& passage, const Clause& clause, MoneyRead& read);
  /// 滚水坝建设项目 of the title 某村滚水坝建设项目; 下达衔接资金148万元,用于某村滚水坝建设项目: the money of the
  /// project that the report is about, by the end of its name or by its source.
  bool IsForTitleItem(const Passage& passage, const Clause& clause, int quantity, std::string_view name) const;
  /// 1、某村道路建设项目,铺建砂石路11公里。下达财政专项资金197万元: the money of the project that the entry opens with.
  bool IsSourceOfLead(const Passage& passage, std::string_view name) const;
  /// 安排130万元支持X项目, 将120万元用于X项目: the name stands behind the amount.
  bool ReadNameBehind(const Passage& passage, const Clause& clause, MoneyRead& read, bool beyond);
  /// A basis word without a name: the amount belongs to the item spoken of.
  void ReadFromContext(const Passage& passage, const Clause& clause, MoneyRead& read, bool pronoun = false);
  /// Words like 安排 and 执行 that in a report of results are no proof of spending by themselves.
  bool IsWeakIn(const Passage& passage, const AmountPhrase& phrase) const;
  /// A 25万元,B县56万元: the clause goes on with a list of those that money was given to, each with its amount.
  bool GoesOnWithRecipient(const Passage& passage, const Clause& clause) const;
  void FillSpending(const Passage& passage, const Clause& clause, MoneyRead& read);
  /// 科普活动经费项目 over the row 科普活动经费: the item as the tables of the report name it.
  std::string AsInTables(std::string name) const;
  /// The one item that the report is about: the only one that stands alone, or the one that its title names.
  std::string DocumentItem() const;

  /// An amount with a name and no word that says which kind: a part of a list, an item of a list, or said before.
  void ReadBare(const Passage& passage, const Clause& clause, std::size_t at, const AmountPhrase& phrase,
                MoneyRead& read);
  /// 棚改专项债6000万元用于某片区改造项目: money named by whence it comes, of the project that it goes to.
  bool IsMoneyForProject(const Passage& passage, const Clause& clause, const AmountPhrase& phrase,
                         MoneyRead& read) const;
  /// Under the heading of an item: the amount that a table gives for it.
  bool IsOfSection(const Passage& passage, MoneyRead& read);
  /// 其中第一批资金991万元: a part of a fund, by when it came.
  bool IsBatch(const Passage& passage, const Clause& clause, const AmountPhrase& phrase, MoneyRead& read);
  /// 其中,图书185册,价值277万元: a part of a list, by what it is worth.
  bool IsWorthOfPart(const Passage& passage, const Clause& clause, std::string_view left, MoneyRead& read);
  /// 发放岗位补贴886万元 under the heading of an item told before: a part of it that was paid out.
  bool PaysUnderItem(const Passage& passage, const AmountPhrase& phrase, MoneyRead& read);
  /// 全市共发放生活救助金2.3亿元, where no unit as a whole is told of: what was paid out, under its own name.
  bool PaysItem(const Passage& passage, const Clause& clause, const AmountPhrase& phrase, MoneyRead& read);
  /// 中央财政资金2,864万元全部到位: what came in of the item spoken of.
  bool ArrivesInFull(const Passage& passage, const Clause& clause, MoneyRead& read);
  /// 项目预算:9860万元, under the item's heading: a label before the colon says what kind of amount of the item it is.
  bool LabelledAmount(const Passage& passage, const Clause& clause, MoneyRead& read);
  /// 艾滋病防治:112.5万元, one of several such lines: an item and what it was given or spent.
  bool IsLabelledEntry(const Passage& passage, const Clause& clause, MoneyRead& read);
  /// 下达A 42万元、B 25万元: the item listed just before in the same clause; nullptr if there is none.
  const MoneyRead* ListedBeside(const Passage& passage, const Clause& clause, std::size_t at) const;
  /// 其中A 820万元,B 180万元,区级配套350万元: a source told as one more part beside named ones.
  bool IsBesideItems(const Clause& clause) const;
  /// 山洪防治700万元、水系整治1,000万元: one of several in a list, and by its words no deed.
  bool IsListOfNames(const Clause& clause, ByteSpan name) const;
  /// 其中造林补助3万元,国家级公益林2万元: the clause before told a part, and this goes on with the next.
  bool GoesOnWithPart(const Passage& passage, const Clause& clause, ByteSpan name) const;
  std::uint32_t Lead(const Clause& clause) const;
  bool IsListEntry(const Passage& passage, const AmountPhrase& phrase) const;

  const Reading& reading_;
  const std::vector<SpendingFact>& known_;  ///< from tables
  std::string form_item_;
  std::string title_item_;
  MoneyContext now_;
  struct WholeCost {
    std::size_t read = 0;
    bool done = false;  ///< 完成总投资
  };
  std::vector<WholeCost> whole_costs_;  ///< the amounts that are what a project costs in all
};

}  // namespace jitu::ingest
