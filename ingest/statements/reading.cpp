#include "ingest/statements/reading.h"

#include <algorithm>
#include <set>

#include "ingest/names/form_fields.h"
#include "ingest/outline/section_words.h"
#include "ingest/readers/list_mark.h"
#include "ingest/statements/table_rows.h"
#include "schema/text/find.h"

namespace jitu::ingest {
namespace {

constexpr int kDeepestBracket = 3;

bool IsValue(const Quantity& quantity) {
  return quantity.role == Quantity::Role::kValue &&
         (quantity.kind == QuantityKind::kMoney || quantity.kind == QuantityKind::kMeasure ||
          quantity.kind == QuantityKind::kPercent || quantity.kind == QuantityKind::kRange);
}

class ClauseCutter {
 public:
  ClauseCutter(const Reading& reading, std::vector<Clause>& clauses) : reading_(reading), clauses_(clauses) {}

  void Cut(ByteSpan span, int depth, char32_t before) {
    std::size_t start = span.start;
    std::size_t at = span.start;
    char32_t separator = before;
    while (at < span.end) {
      const char32_t c = CodePointAt(reading_.text, at);
      if (IsOpening(c)) {
        const std::size_t after = AfterClosing(reading_.text, at);
        if (after != std::string_view::npos && after <= span.end) {
          const ByteSpan inside{Place(NextOffset(reading_.text, at)), Place(PreviousOffset(reading_.text, after))};
          const bool bracket = c == U'(' || c == U'〔' || c == U'[';
          if (bracket && depth < kDeepestBracket && HoldsValue(inside)) {
            Add(start, at, depth, separator);
            Cut(inside, depth + 1, U'(');
            start = after;
            separator = U')';
          }
          at = after;
          continue;
        }
      }
      // 下达资金860万元其中甲县210万元: the comma is often left out.
      if (c == U'其' && at > start && reading_.text.substr(at).starts_with("其中") && EndsAmount(at)) {
        Add(start, at, depth, separator);
        start = at;
        separator = U',';
      }
      const std::size_t next = NextOffset(reading_.text, at);
      if (c == U' ' && at > start && EndsAmount(at) && OpensField(next)) {
        Add(start, at, depth, separator);
        start = next;
        separator = U',';
      }
      if ((c == U',' || c == U':' || c == U';' || c == U'!') && !InQuantity(at)) {
        Add(start, at, depth, separator);
        start = next;
        separator = c;
      }
      at = next;
    }
    Add(start, span.end, depth, separator);
  }

 private:
  static std::uint32_t Place(std::size_t at) { return static_cast<std::uint32_t>(at); }

  bool HoldsValue(ByteSpan span) const {
    const auto& all = reading_.quantities.quantities;
    for (int i = reading_.FirstQuantityFrom(span.start); static_cast<std::size_t>(i) < all.size(); ++i) {
      const Quantity& quantity = reading_.At(i);
      if (quantity.span.start >= span.end) return false;
      if (IsValue(quantity) && quantity.kind != QuantityKind::kRange) return true;
    }
    return false;
  }

  bool InQuantity(std::size_t at) const {
    const auto& all = reading_.quantities.quantities;
    const auto after = std::lower_bound(all.begin(), all.end(), at, [](const Quantity& quantity, std::size_t place) {
      return quantity.span.end <= place;
    });
    return after != all.end() && after->span.start < at;
  }

  bool EndsAmount(std::size_t at) const {
    const int next = reading_.FirstQuantityFrom(Place(at));
    return next > 0 && reading_.At(next - 1).span.end == at && reading_.At(next - 1).kind == QuantityKind::kMoney;
  }

  /// 预算数:280万元 执行数:240万元: a blank in place of the comma between fields.
  bool OpensField(std::size_t at) const {
    constexpr std::size_t kLongestLabel = 24;  ///< bytes
    const std::string_view rest = reading_.text.substr(at, kLongestLabel);
    const std::size_t colon = rest.find(':');
    return colon != std::string_view::npos && colon >= 6 && rest.find_first_of(" ,;()0123456789") > colon;
  }

  void Add(std::size_t start, std::size_t end, int depth, char32_t before) {
    Clause clause;
    clause.span = TrimBlanks(reading_.text, {Place(start), Place(std::max(start, end))});
    if (clause.span.empty()) return;
    clause.depth = depth;
    clause.before = before;
    const auto& all = reading_.quantities.quantities;
    for (int i = reading_.FirstQuantityFrom(clause.span.start); static_cast<std::size_t>(i) < all.size(); ++i) {
      if (reading_.At(i).span.end > clause.span.end) break;
      clause.quantities.push_back(i);
    }
    clauses_.push_back(std::move(clause));
  }

  const Reading& reading_;
  std::vector<Clause>& clauses_;
};

Passage MakePassage(const Reading& reading, ByteSpan span, int section) {
  Passage passage;
  passage.span = span;
  passage.section = section;
  passage.kind = reading.outline.sections.empty() ? SectionKind::kOther : reading.outline.KindOf(section);
  return passage;
}

/// What a form tells in one cell, sentence by sentence.
void AddCellPassages(Reading& reading, ByteSpan cell, SectionKind kind, ByteSpan row_item = {}) {
  for (const ByteSpan sentence : SplitAt(reading.text, cell, U"。;!")) {
    ByteSpan told = TrimBlanks(reading.text, sentence);
    const auto mark = ParseListMark(reading.In(told));
    if (mark && mark->skip < told.length()) told.start += mark->skip;
    Passage passage = MakePassage(reading, told, reading.SectionAt(told.start));
    passage.kind = kind;
    passage.marked = mark.has_value();
    passage.row_item = row_item;
    passage.in_table = true;
    passage.goes_on = sentence.start > cell.start && CodePointBefore(reading.text, sentence.start) == U';';
    reading.passages.push_back(std::move(passage));
  }
}

/// A cell that holds sentences: the words in it are told as in any paragraph.
bool IsProse(std::string_view cell) {
  constexpr std::size_t kShortest = 90;  ///< bytes
  if (cell.size() < kShortest) return false;
  return text::Has(cell, "。") || cell.find(';') != std::string_view::npos || cell.find(',') != std::string_view::npos;
}

/// 沿渠村庄的灌溉明显好转 in place of a figure; 达成预期指标 says nothing of its own.
bool TellsInWords(std::string_view cell) {
  constexpr std::size_t kShortest = 27;  ///< bytes
  return cell.size() >= kShortest && cell.find_first_of("0123456789") == std::string_view::npos;
}

/// An indicator's row, and no other that ran into its columns.
bool HasPoints(const Reading& reading, const TableRow& row) {
  const Table::Cell* points = row.At("score") != nullptr ? row.At("score") : row.At("weight");
  return points != nullptr && reading.In(points->span).find_first_not_of("0123456789.") == std::string_view::npos;
}

/// What a row of a form tells in words under a name of its own (项目资金使用情况说明, 存在问题): what its name says.
void AddProsePassages(Reading& reading, const Table& table, const std::set<std::uint32_t>& told) {
  const auto words = SectionWords::Of(reading.catalog);
  const auto form = FormWords::Of(reading.catalog);
  constexpr std::string_view kAims = "目标";
  const Table::Cell* name = nullptr;
  SectionKind row_kind = SectionKind::kOther;
  for (const Table::Cell& cell : table.cells) {
    const bool new_row = name == nullptr || name->row != cell.row;
    if (new_row) {
      const std::string_view row = reading.In(cell.span);
      const SectionKind kind = words->KindOf(row);
      // 年度绩效总目标 | 产出指标 | …, and 效益指标 | … in the row below: still of the aims.
      const bool goes_on = row_kind == SectionKind::kGoals && form->IsClass(row);
      const bool aims = goes_on || (kind == SectionKind::kOther && row.ends_with(kAims));
      row_kind = aims ? SectionKind::kGoals : kind;
    }
    const std::string_view text = reading.In(cell.span);
    const std::string_view label = text.substr(0, std::min(text.find(':'), text.size()));
    const std::string_view own = label.size() < text.size() ? form->HeaderOf(label) : std::string_view();
    if (own == "goal" || own == "result") {
      AddCellPassages(reading, cell.span, own == "goal" ? SectionKind::kGoals : SectionKind::kResults);
    } else if (!cell.is_text && IsProse(text) && told.count(cell.span.start) == 0) {
      AddCellPassages(reading, cell.span, new_row ? SectionKind::kOther : row_kind);
    }
    if (new_row) name = &cell;
  }
}

/// The aims and the results that a form tells in words, below their names or beside them; its other cells are left to
/// the rules for forms.
void AddFormPassages(Reading& reading) {
  const auto words = FormWords::Of(reading.catalog);
  std::set<std::uint32_t> told;  // where those cells begin
  const auto tell = [&](ByteSpan cell, SectionKind kind, ByteSpan row_item = {}) {
    if (told.insert(cell.start).second) AddCellPassages(reading, cell, kind, row_item);
  };
  for (const Table& table : reading.document.tables) {
    for (const TableRow& row : RowsOf(reading.text, table, *words)) {
      if (const Table::Cell* goal = row.At("goal")) tell(goal->span, SectionKind::kGoals);
      const Table::Cell* item = row.At("label");
      if (const Table::Cell* result = row.At("result")) {
        tell(result->span, SectionKind::kResults, item == nullptr ? ByteSpan{} : item->span);
      }
      const Table::Cell* target = row.At("target");
      const Table::Cell* actual = row.At("actual");
      if (target != nullptr && actual != nullptr && HasPoints(reading, row)) {
        if (IsProse(reading.In(target->span))) tell(target->span, SectionKind::kGoals);
        if (TellsInWords(reading.In(actual->span))) tell(actual->span, SectionKind::kResults);
      }
      if (const Table::Cell* reason = row.At("reason")) told.insert(reason->span.start);
    }
  }
  for (const FormField& field : FindFormFields(reading.document, reading.catalog)) {
    if (!field.in_table || !words->HeaderOf(reading.In(field.value)).empty()) continue;
    const std::string_view value = reading.In(field.value);
    if (!words->HeaderOf(value.substr(0, std::min(value.find(':'), value.size()))).empty()) continue;
    if (field.meaning == "goal") tell(field.value, SectionKind::kGoals);
    if (field.meaning == "result") tell(field.value, SectionKind::kResults);
  }
  for (const Table& table : reading.document.tables) AddProsePassages(reading, table, told);
}

/// 年度绩效目标:… in a section of another kind: the sentence, and what a semicolon ties to it, sets targets.
bool OpensGoals(const Reading& reading, ByteSpan sentence) {
  // 深入乡镇开展服务,年初目标为选派60名: a verb behind, not the figure that a result is held against.
  constexpr std::string_view kAims[] = {"年初目标为", "年度目标为", "绩效目标为",
                                        "年初目标是", "年度目标是", "绩效目标是"};
  for (const std::string_view aim : kAims) {
    const std::size_t at = text::Find(reading.In(sentence), aim);
    if (at == std::string_view::npos) continue;
    if (reading.words.outcome_verb.PrefixOf(reading.In(sentence).substr(at + aim.size())) != 0) return true;
  }
  const std::size_t colon = reading.In(sentence).substr(0, 60).find(':');
  if (colon == std::string_view::npos) return false;
  const std::string_view name = reading.In({sentence.start, sentence.start + static_cast<std::uint32_t>(colon)});
  return name.ends_with("目标") || name.ends_with("目标为");
}

/// 完成情况:…, 存在问题:… : what the words that open a sentence and end in a colon say its paragraph is about;
/// kOther if nothing.
SectionKind LabelKind(const Reading& reading, const SectionWords& words, ByteSpan sentence) {
  constexpr std::size_t kLongestLabel = 40;  ///< bytes
  const std::string_view text = reading.In(sentence);
  const std::size_t colon = text.substr(0, kLongestLabel).find(':');
  if (colon == std::string_view::npos || colon == 0) return SectionKind::kOther;
  const std::string_view label = text.substr(0, colon);
  if (label.find(',') != std::string_view::npos || !words.IsNearly(label, 12)) return SectionKind::kOther;
  const SectionKind kind = words.KindOf(label);
  return kind == SectionKind::kAbout ? SectionKind::kOther : kind;
}

/// 收入合计1437.2万元: no duty of anybody.
bool TellsTotal(const Reading& reading, ByteSpan sentence) {
  const std::string_view text = reading.In(sentence);
  const bool total = text::Has(text, "总计") || text::Has(text, "合计");
  const auto& all = reading.quantities.quantities;
  for (int i = reading.FirstQuantityFrom(sentence.start); total && static_cast<std::size_t>(i) < all.size(); ++i) {
    if (reading.At(i).span.start >= sentence.end) return false;
    if (reading.At(i).kind == QuantityKind::kMoney) return true;
  }
  return false;
}

/// 绩效目标申报表, 关于某项目绩效目标的公示: from this line on a paper sets out aims. The end of the text if none does.
std::uint32_t AimsFrom(const Reading& reading) {
  constexpr std::uint32_t kLongestLine = 180;  ///< bytes
  constexpr std::string_view kAims = "绩效目标";
  for (const Block& block : reading.document.blocks) {
    const std::string_view line = reading.In(block.span);
    const std::size_t aims = block.span.length() > kLongestLine ? std::string_view::npos : text::Find(line, kAims);
    if (aims == std::string_view::npos) continue;
    const auto names = [&](std::initializer_list<std::string_view> words) {
      return std::any_of(words.begin(), words.end(),
                         [&](std::string_view word) { return text::Has(line.substr(aims), word); });
    };
    if (names({"申报", "批复", "审批", "设定的公示", "公示", "备案"}) && !names({"自评", "完成", "评价", "情况", "。"}))
      return block.span.start;
  }
  return static_cast<std::uint32_t>(reading.text.size());
}

/// 某项目绩效目标14户,实际完成14户, where the project is set out.
bool HoldsResultAgainstAim(std::string_view text) {
  const std::size_t aim = text::Find(text, "绩效目标");
  return aim != std::string_view::npos && text::Has(text.substr(aim), "实际完成");
}

bool TellsResultsOrNothing(SectionKind kind) {
  return kind == SectionKind::kResults || kind == SectionKind::kItemResults || kind == SectionKind::kOther ||
         kind == SectionKind::kTitle;
}

/// By block, where the first cell of a form begins in it: what a converter left in front of it in one line is text.
std::vector<std::uint32_t> FirstCells(const Reading& reading) {
  const auto& blocks = reading.document.blocks;
  std::vector<std::uint32_t> first;
  for (const Block& block : blocks) first.push_back(block.span.end);
  for (const Table& table : reading.document.tables) {
    for (const Table::Cell& cell : table.cells) {
      const auto behind =
          std::upper_bound(blocks.begin(), blocks.end(), cell.span.start,
                           [](std::uint32_t place, const Block& block) { return place < block.span.start; });
      if (behind == blocks.begin()) continue;
      std::uint32_t& place = first[static_cast<std::size_t>(behind - blocks.begin()) - 1];
      place = std::min(place, cell.span.start);
    }
  }
  return first;
}

void AddPassages(Reading& reading) {
  AddFormPassages(reading);
  const std::vector<std::uint32_t> first_cells = FirstCells(reading);
  const auto section_words = SectionWords::Of(reading.catalog);
  const bool flat = reading.outline.sections.size() < 3;
  std::vector<Passage>& passages = reading.passages;
  for (std::size_t i = 1; i < reading.outline.sections.size(); ++i) {
    const Section& section = reading.outline.sections[i];
    if (section.heading.empty()) continue;
    passages.push_back(MakePassage(reading, section.heading, static_cast<int>(i)));
    passages.back().heading = true;
    passages.back().marked = true;
    const std::size_t at = reading.In(section.heading).rfind(section.title);
    if (at != std::string_view::npos) passages.back().span.start += static_cast<std::uint32_t>(at);
  }
  std::uint32_t before_end = 0;
  int before_block = -1;
  bool entries = false;                          // numbered text before the first heading is no cover
  SectionKind label_kind = SectionKind::kOther;  // of the paragraph, from a label in it
  for (const Sentence& sentence : reading.outline.sentences) {
    Passage passage = MakePassage(reading, sentence.span, sentence.section);
    passage.block = sentence.block;
    passage.marked = !sentence.mark.empty();
    if (section_words->IsPageField(reading.In(sentence.span))) continue;
    const bool placed =
        sentence.block >= 0 && static_cast<std::size_t>(sentence.block) < reading.document.blocks.size();
    if (placed && reading.document.blocks[static_cast<std::size_t>(sentence.block)].table >= 0) {
      passage.span.end = std::min(passage.span.end, first_cells[static_cast<std::size_t>(sentence.block)]);
      if (passage.span.start >= passage.span.end || !IsProse(reading.In(passage.span))) continue;
    } else if (passage.kind == SectionKind::kTitle && sentence.section == 0) {
      entries = entries || !sentence.mark.empty();
      if (flat || entries) passage.kind = SectionKind::kOther;
    }
    passage.ordinal_word = sentence.mark.ends_with("是");
    if (passage.block != before_block) label_kind = SectionKind::kOther;
    const SectionKind own_label = LabelKind(reading, *section_words, sentence.span);
    if (own_label != SectionKind::kOther) label_kind = own_label;
    if (label_kind != SectionKind::kOther && !IsSilent(passage.kind)) passage.kind = label_kind;
    if (passage.block == before_block && before_end <= sentence.span.start) {
      const std::string_view between = reading.In({before_end, sentence.span.start});
      passage.goes_on = between.find(';') != std::string_view::npos;
    }
    const bool tied = passage.goes_on && !passages.empty() && passages.back().kind == SectionKind::kGoals;
    if (OpensGoals(reading, sentence.span) || tied) passage.kind = SectionKind::kGoals;
    before_end = sentence.span.end;
    before_block = sentence.block;
    passages.push_back(std::move(passage));
  }
  std::stable_sort(passages.begin(), passages.end(),
                   [](const Passage& a, const Passage& b) { return a.span.start < b.span.start; });
  for (Passage& passage : passages) {
    const WordSet::Hit hit = reading.words.fund.First(reading.In(passage.span));
    const auto start = static_cast<std::uint32_t>(passage.span.start + hit.start);
    if (hit) passage.fund = {start, static_cast<std::uint32_t>(start + hit.length)};
  }
  const std::uint32_t aims = AimsFrom(reading);
  int told = -1;  // the section of duties in which money is told: the heading behind them is lost
  for (Passage& passage : passages) {
    if (passage.kind == SectionKind::kDuties && (passage.section == told || TellsTotal(reading, passage.span))) {
      told = passage.section;
      passage.kind = SectionKind::kBudget;
    }
    if (passage.kind == SectionKind::kAbout && HoldsResultAgainstAim(reading.In(passage.span)))
      passage.kind = SectionKind::kResults;
    if (passage.span.start >= aims && TellsResultsOrNothing(passage.kind)) passage.kind = SectionKind::kGoals;
    if (reading.words.prompt.OccursIn(reading.In(passage.span))) passage.kind = SectionKind::kContents;
    ClauseCutter(reading, passage.clauses).Cut(passage.span, 0, 0);
  }
}

/// 一是, 第一, (1): the ordinal in front of a clause that goes on with a list.
std::size_t OrdinalLead(std::string_view text) {
  constexpr std::u32string_view kDigits = U"一二三四五六七八九十";
  const std::size_t first = NextOffset(text, 0);
  const bool ordinal = CodePointAt(text, first) == U'是' && kDigits.find(CodePointAt(text, 0)) != kDigits.npos;
  return ordinal ? NextOffset(text, first) : 0;
}

}  // namespace

StatementWords::StatementWords(const model::Catalog& catalog)
    : compared_budget(catalog.Words("compared_budget")),
      bare_attribute(catalog.Words("bare_attribute")),
      changed_to(catalog.Words("changed_to")),
      amount_basis(catalog.Words("amount_basis")),
      amount_verb(catalog.Words("amount_verb")),
      opening_verb(catalog.Words("opening_verb")),
      paying_verb(catalog.Words("paying_verb")),
      amount_filler(catalog.Words("amount_filler")),
      amount_other(catalog.Words("amount_other")),
      item_lead(catalog.Words("item_lead")),
      item_noun(catalog.Words("item_noun")),
      item_pronoun(catalog.Words("item_pronoun")),
      item_generic(catalog.Words("item_generic")),
      item_common(catalog.Words("item_common")),
      part_lead(catalog.Words("part_lead")),
      part_spread(catalog.Words("part_spread")),
      recipient_end(catalog.Words("recipient_end")),
      fund_noun(catalog.Words("fund_noun")),
      total(catalog.Words("total")),
      total_prefix(catalog.Words("total_prefix")),
      fund(catalog.Words("budget_book")),
      outcome_verb(catalog.Words("outcome_verb")),
      outcome_none(catalog.Words("outcome_none")),
      outcome_planned(catalog.Words("outcome_planned")),
      supervision(catalog.Words("supervision")),
      subordinate(catalog.Words("subordinate")),
      honour_verb(catalog.Words("honour_verb")),
      indicator_tail(catalog.Words("indicator_tail")),
      indicator_lead(catalog.Words("indicator_lead")),
      indicator_none(catalog.Words("indicator_none")),
      no_result_unit(catalog.Words("no_result_unit")),
      sum_row(catalog.Words("sum_row")),
      sum_within(catalog.Words("sum_within")),
      no_sum_column(catalog.Words("no_sum_column")),
      money_column(catalog.Words("money_column")),
      money_source(catalog.Words("money_source")),
      spending_rate(catalog.Words("spending_rate")),
      not_all(catalog.Words("not_all")),
      plan(catalog.Words("plan")),
      standard(catalog.Words("standard")),
      absence(catalog.Words("absence")),
      prompt(catalog.Words("prompt")),
      damage(catalog.Words("damage")),
      growth(catalog.Words("growth")),
      compared_with(catalog.Words("compared_with")),
      role(catalog.Words("role")),
      value_role(catalog.Words("value_role")),
      bound_after(catalog.Words("bound.after")),
      rate_name(catalog.Words("rate_name")) {}

Reading::Reading(const Document& document_in, const Outline& outline_in, const Quantities& quantities_in,
                 const Names& names_in, const StatementWords& words_in, const model::Catalog& catalog_in)
    : document(document_in),
      outline(outline_in),
      quantities(quantities_in),
      names(names_in),
      words(words_in),
      catalog(catalog_in),
      text(document_in.text) {
  AddPassages(*this);
}

const Section& Reading::SectionOf(const Passage& passage) const {
  return outline.sections[static_cast<std::size_t>(passage.section)];
}

Evidence Reading::MakeEvidence(const Passage& passage, std::string_view rule, double confidence) const {
  return MakeEvidence(passage.span, passage.section, rule, confidence);
}

Evidence Reading::MakeEvidence(ByteSpan span, int section, std::string_view rule, double confidence) const {
  Evidence evidence;
  evidence.span = document.ToSpan(span);
  evidence.quote = document.Quote(span);
  evidence.section = outline.sections.empty() ? std::string() : outline.PathOf(section);
  evidence.rule = rule;
  evidence.confidence = confidence * document.confidence;
  if (document.confidence < 1) evidence.rule += ",ocr";
  const SourcePlace place = document.PlaceOf(span);
  evidence.page = place.page;
  evidence.paragraph = place.paragraph;
  evidence.cell = CellName(place);
  return evidence;
}

std::string Reading::FundOf(const Passage& passage) const { return FundOf(passage, passage.span.end); }

std::string Reading::FundOf(const Passage& passage, std::uint32_t end) const {
  const auto fund_in = [this](std::string_view part) {
    const WordSet::Hit hit = words.fund.First(part);
    return hit ? std::string(words.fund.MeaningOf(part.substr(hit.start, hit.length))) : std::string();
  };
  const bool named = !passage.fund.empty() && passage.fund.end <= end;
  std::string fund = named ? std::string(words.fund.MeaningOf(In(passage.fund))) : std::string();
  for (int at = passage.section; fund.empty() && at > 0; at = outline.sections[static_cast<std::size_t>(at)].parent) {
    fund = fund_in(outline.sections[static_cast<std::size_t>(at)].title);
  }
  return fund;
}

int Reading::SectionAt(std::uint32_t place) const {
  const auto& all = outline.sections;
  if (all.size() < 2) return 0;
  const auto after = std::upper_bound(all.begin() + 1, all.end(), place, [](std::uint32_t at, const Section& section) {
    return at < section.heading.start;
  });
  return static_cast<int>(after - all.begin()) - 1;
}

int Reading::FirstQuantityFrom(std::uint32_t place) const {
  const auto& all = quantities.quantities;
  const auto at = std::lower_bound(all.begin(), all.end(), place, [](const Quantity& quantity, std::uint32_t start) {
    return quantity.span.start < start;
  });
  return static_cast<int>(at - all.begin());
}

const NameMention* Reading::NameStartingAt(std::uint32_t place, std::string_view label) const {
  const auto& all = names.mentions;
  auto at = std::lower_bound(all.begin(), all.end(), place, [](const NameMention& mention, std::uint32_t start) {
    return mention.span.start < start;
  });
  for (; at != all.end() && at->span.start == place; ++at) {
    if (label.empty() || at->label == label) return &*at;
  }
  return nullptr;
}

bool IsSilent(SectionKind kind) {
  return kind == SectionKind::kPlans || kind == SectionKind::kGlossary || kind == SectionKind::kContents ||
         kind == SectionKind::kDuties;
}

bool IsResultLabel(std::string_view clause) {
  constexpr std::size_t kLongest = 48;  ///< bytes
  constexpr std::string_view kKinds[] = {"数量", "质量",   "时效", "成本", "产出", "效益",
                                         "影响", "满意度", "社会", "经济", "生态", "成效"};
  constexpr std::string_view kEnds[] = {"方面", "指标", "情况", "效益", "影响", "成效",
                                        "产出", "数量", "质量", "时效", "成本"};
  if (clause == "满意度" || clause == "服务对象满意度") return true;
  if (clause.size() > kLongest) return false;
  const auto ends = [&](std::string_view word) { return clause.ends_with(word); };
  const auto holds = [&](std::string_view word) { return text::Has(clause, word); };
  return std::any_of(std::begin(kEnds), std::end(kEnds), ends) &&
         std::any_of(std::begin(kKinds), std::end(kKinds), holds);
}

ByteSpan DropLead(const Reading& reading, ByteSpan span, const WordSet& words) {
  for (span = TrimBlanks(reading.text, span); !span.empty(); span = TrimBlanks(reading.text, span)) {
    const std::string_view text = reading.In(span);
    const int next = reading.FirstQuantityFrom(span.start);
    if (static_cast<std::size_t>(next) < reading.quantities.quantities.size()) {
      const Quantity& date = reading.At(next);
      if (date.kind == QuantityKind::kDate && date.span.start == span.start && date.span.end <= span.end) {
        span.start = date.span.end;
        continue;
      }
    }
    std::size_t length = std::max(OrdinalLead(text), words.PrefixOf(text));
    const char32_t first = CodePointAt(text, 0);
    if (first == U':' || first == U',' || first == U'、' || first == U'。') length = NextOffset(text, 0);
    if (length == 0 || length > span.length()) return span;
    span.start += static_cast<std::uint32_t>(length);
  }
  return span;
}

std::optional<int> YearIn(const Reading& reading, ByteSpan span) {
  std::optional<int> year;
  const auto& all = reading.quantities.quantities;
  for (int i = reading.FirstQuantityFrom(span.start); static_cast<std::size_t>(i) < all.size(); ++i) {
    const Quantity& quantity = reading.At(i);
    if (quantity.span.start >= span.end) break;
    if (quantity.kind != QuantityKind::kDate || !quantity.year) continue;
    if (year && *year != *quantity.year) return std::nullopt;
    year = quantity.year;
  }
  return year;
}

}  // namespace jitu::ingest
