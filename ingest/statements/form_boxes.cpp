/// The money of forms that have no columns for it: each amount stands in a box of its own.
#include <map>
#include <optional>
#include <string>

#include "ingest/names/form_fields.h"
#include "ingest/readers/rate_proof.h"
#include "ingest/statements/form_amounts.h"
#include "schema/text/find.h"

namespace jitu::ingest {
namespace {

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

/// The figures that the text gives with their unit, in fen; nothing where one figure stands for several amounts.
class ToldAmounts {
 public:
  explicit ToldAmounts(const Reading& reading) {
    for (const Quantity& quantity : reading.quantities.quantities) {
      if (quantity.kind != QuantityKind::kMoney) continue;
      const std::string_view number = reading.In(quantity.number);
      const auto [known, is_new] = fen_.emplace(number.substr(0, NumberAt(number)), quantity.Fen());
      if (!is_new && known->second != quantity.Fen()) known->second.reset();
    }
  }

  std::optional<std::int64_t> Of(std::string_view figure) const {
    const auto known = fen_.find(figure);
    return known == fen_.end() ? std::nullopt : known->second;
  }

 private:
  std::map<std::string_view, std::optional<std::int64_t>> fen_;
};

class Boxes {
 public:
  explicit Boxes(Draft& draft) : draft_(draft), told_(draft.reading) {}

  /// 计划安排资金(万元) with its amount in the next box.
  void AddMoneyFields() {
    constexpr std::string_view kMoney = "money_";
    for (const FormField& field : FindFormFields(reading().document, reading().catalog)) {
      if (!field.meaning.starts_with(kMoney)) continue;
      const auto fen = Amount(field.label, field.value);
      const std::string item = fen ? ItemAbove(reading(), field.label.start) : std::string();
      if (!item.empty()) AddAmount(draft_, item, *fen, field.meaning.substr(kMoney.size()), field.value, "form_field");
    }
  }

  void AddLoneTotals();

 private:
  const Reading& reading() const { return draft_.reading; }

  /// In the unit of the form; of a form without one in that of the text, which tells the figure again.
  std::optional<std::int64_t> Amount(ByteSpan label, ByteSpan value) const {
    const Table::Cell cell{value};
    const auto power = PowerOfYuan(reading(), label);
    const auto fen = AmountIn(reading(), &cell, power);
    return fen || power ? fen : told_.Of(reading().In(value));
  }

  Draft& draft_;
  ToldAmounts told_;
};

/// Where a number begins behind a name and what parts cells.
std::uint32_t BehindName(std::string_view text, std::size_t at) {
  while (at < text.size() && (text[at] == ' ' || text[at] == ':' || text[at] == '|' || text[at] == '\n')) ++at;
  return static_cast<std::uint32_t>(at);
}

/// 资金总额:500 of a form of aims: the one figure behind the name is what the project is given. In a form that also
/// says what was spent figures stand under the names of columns.
void Boxes::AddLoneTotals() {
  constexpr std::string_view kTotal = "资金总额";
  constexpr std::string_view kSpent = "执行数";
  const std::string_view text = reading().text;
  const NameMention* form = nullptr;  // the last box with a project's name
  std::size_t spent = text::Find(text, kSpent);
  auto mention = reading().names.mentions.begin();
  for (std::size_t at = text::Find(text, kTotal); at != std::string_view::npos;
       at = text.find(kTotal, at + kTotal.size())) {
    for (; mention != reading().names.mentions.end() && mention->span.end <= at; ++mention) {
      if (mention->rule == "form_field") form = &*mention;
    }
    if (form == nullptr) continue;
    if (spent < form->span.end) spent = text.find(kSpent, form->span.end);
    const std::uint32_t start = BehindName(text, at + kTotal.size());
    const std::uint32_t end = start + static_cast<std::uint32_t>(NumberAt(text.substr(start)));
    const std::uint32_t next = BehindName(text, end);
    const bool alone = end != start && (next >= text.size() || (!IsDigit(text[next]) && text[next] != '%'));
    if (!alone || spent < at) continue;
    const ByteSpan label{static_cast<std::uint32_t>(at), start};
    const auto fen = Amount(label, {start, end});
    if (fen && *fen != 0) AddAmount(draft_, form->name, *fen, "budget", {start, end}, "form_field", label);
  }
}

}  // namespace

std::string ItemAbove(const Reading& reading, std::uint32_t place) {
  std::string item;
  for (const NameMention& mention : reading.names.mentions) {
    if (mention.span.start > place) break;
    if (mention.rule == "form_field") item = mention.name;
  }
  return item;
}

void AddBoxAmounts(Draft& draft) {
  Boxes boxes(draft);
  boxes.AddMoneyFields();
  boxes.AddLoneTotals();
}

}  // namespace jitu::ingest
