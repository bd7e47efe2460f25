#include "ingest/readers/docx_styles.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "schema/text/utf8.h"

namespace jitu::ingest {
namespace {

constexpr int kMostNumber = 100'000;
constexpr int kDeepestStyle = 20;

int NumberOf(std::string_view text, int otherwise) {
  int number = otherwise;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return std::clamp(number, -1, kMostNumber);
}

ListItem ItemOf(MarkupNode properties) {
  const MarkupNode numbering = properties.Child("numPr");
  ListItem item;
  item.list = numbering.Child("numId").Attribute("val");
  item.level = std::clamp(NumberOf(numbering.Child("ilvl").Attribute("val"), 0), 0, 8);
  return item;
}

bool IsAlphanumeric(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// heading 1, Heading 1 and 标题 1: the built-in styles keep their English names whatever the program's language.
int HeadingNamed(std::string name) {
  std::transform(name.begin(), name.end(), name.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  for (const std::string_view start : {"heading ", "标题 "}) {
    if (name.starts_with(start)) return std::max(0, NumberOf(std::string_view(name).substr(start.size()), 0));
  }
  return -1;
}

/// 一百零五: counting with the smallest units left out as they are spoken.
std::string ChineseNumber(int number) {
  static constexpr std::string_view kDigits[] = {"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
  static constexpr std::string_view kUnits[] = {"", "十", "百", "千"};
  if (number >= 10'000 || number < 0) return std::to_string(number);
  if (number == 0) return "〇";
  if (number >= 10 && number < 20) {
    return "十" + (number == 10 ? std::string() : std::string(kDigits[number - 10]));
  }
  std::string text;
  bool zero = false;
  for (int unit = 3, scale = 1000; unit >= 0; --unit, scale /= 10) {
    const int digit = number / scale % 10;
    if (digit == 0) {
      zero = !text.empty();
      continue;
    }
    if (zero) text += "零";
    zero = false;
    text += kDigits[digit];
    text += kUnits[unit];
  }
  return text;
}

std::string RomanNumber(int number) {
  struct Sign {
    int value;
    std::string_view text;
  };
  static constexpr Sign kSigns[] = {{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"},
                                    {90, "XC"},  {50, "L"},   {40, "XL"}, {10, "X"},   {9, "IX"},
                                    {5, "V"},    {4, "IV"},   {1, "I"}};
  if (number <= 0 || number >= 4000) return std::to_string(number);
  std::string text;
  for (const Sign& sign : kSigns) {
    for (; number >= sign.value; number -= sign.value) text += sign.text;
  }
  return text;
}

std::string Lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return text;
}

std::string OneOf(char32_t first, int count, int number) {
  if (number < 1 || number > count) return std::to_string(number);
  std::string text;
  text::Append(text, first + static_cast<char32_t>(number - 1));
  return text;
}

}  // namespace

std::string NumberIn(std::string_view format, int number) {
  if (format == "chineseCounting" || format == "chineseCountingThousand" || format == "taiwaneseCounting" ||
      format == "taiwaneseCountingThousand" || format == "japaneseCounting" || format == "ideographDigital") {
    return ChineseNumber(number);
  }
  if (format == "decimalEnclosedCircle" || format == "decimalEnclosedCircleChinese") return OneOf(U'①', 20, number);
  if (format == "decimalEnclosedParen") return OneOf(U'⑴', 20, number);
  if (format == "decimalEnclosedFullstop") return OneOf(U'⒈', 20, number);
  if (format == "ideographEnclosedCircle") return OneOf(U'㊀', 10, number);
  if (format == "ideographTraditional" && number >= 1 && number <= 10) {
    static constexpr std::string_view kStems[] = {"甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸"};
    return std::string(kStems[number - 1]);
  }
  if (format == "upperLetter") return OneOf(U'A', 26, number);
  if (format == "lowerLetter") return OneOf(U'a', 26, number);
  if (format == "upperRoman") return RomanNumber(number);
  if (format == "lowerRoman") return Lower(RomanNumber(number));
  if (format == "none") return {};
  if (format == "decimalZero" && number < 10) return "0" + std::to_string(number);
  return std::to_string(number);
}

DocxStyles::DocxStyles(MarkupNode styles) {
  for (MarkupNode node = styles.First(); node; node = node.Next()) {
    if (!node.Is("style") || node.Attribute("type") != "paragraph") continue;
    const std::string id(node.Attribute("styleId"));
    const std::string name(node.Child("name").Attribute("val"));
    Style style;
    style.based_on = node.Child("basedOn").Attribute("val");
    const MarkupNode properties = node.Child("pPr");
    const std::string_view outline = properties.Child("outlineLvl").Attribute("val");
    style.heading = outline.empty() ? HeadingNamed(name) : (NumberOf(outline, 9) + 1) % 10;
    style.contents = Lower(name).starts_with("toc ");
    style.item = ItemOf(properties);
    if (node.Attribute("default") == "1") default_ = id;
    styles_.emplace(id, std::move(style));
  }
}

ParagraphStyle DocxStyles::Of(MarkupNode properties) const {
  ParagraphStyle found;
  const std::string_view outline = properties.Child("outlineLvl").Attribute("val");
  int heading = outline.empty() ? -1 : (NumberOf(outline, 9) + 1) % 10;
  const bool own_list = static_cast<bool>(properties.Child("numPr"));
  if (own_list) found.item = ItemOf(properties);
  const bool level_said = static_cast<bool>(properties.At("numPr ilvl"));
  std::string id(properties.Child("pStyle").Attribute("val"));
  if (id.empty()) id = default_;
  bool list_said = !found.item.list.empty();
  for (int depth = 0; depth < kDeepestStyle; ++depth) {
    const auto style = styles_.find(id);
    if (style == styles_.end()) break;
    if (heading < 0) heading = style->second.heading;
    found.contents = found.contents || style->second.contents;
    if (!list_said && !style->second.item.list.empty()) {
      found.item.list = style->second.item.list;
      if (!level_said) found.item.level = style->second.item.level;
      list_said = true;
    }
    id = style->second.based_on;
  }
  found.heading = std::max(heading, 0);
  if (found.item.list == "0") found.item.list.clear();
  return found;
}

DocxNumbering::DocxNumbering(MarkupNode numbering) {
  for (MarkupNode node = numbering.First(); node; node = node.Next()) {
    if (node.Is("abstractNum")) ReadAbstract(node);
    if (node.Is("num")) ReadList(node);
  }
}

void DocxNumbering::ReadAbstract(MarkupNode node) {
  const std::string id(node.Attribute("abstractNumId"));
  Abstract& abstract = abstracts_[id];
  abstract.style = node.Child("numStyleLink").Attribute("val");
  if (const MarkupNode style = node.Child("styleLink")) styles_.emplace(style.Attribute("val"), id);
  for (MarkupNode level = node.First(); level; level = level.Next()) {
    const int at = NumberOf(level.Attribute("ilvl"), -1);
    if (level.Is("lvl") && at >= 0 && at < kLevels) abstract.levels[static_cast<std::size_t>(at)] = LevelOf(level);
  }
}

void DocxNumbering::ReadList(MarkupNode node) {
  List list;
  list.abstract = node.Child("abstractNumId").Attribute("val");
  for (MarkupNode change = node.First(); change; change = change.Next()) {
    const int at = NumberOf(change.Attribute("ilvl"), -1);
    if (!change.Is("lvlOverride") || at < 0 || at >= kLevels) continue;
    const std::string_view start = change.Child("startOverride").Attribute("val");
    if (!start.empty()) list.starts[static_cast<std::size_t>(at)] = NumberOf(start, 1);
    if (const MarkupNode level = change.Child("lvl")) list.levels[static_cast<std::size_t>(at)] = LevelOf(level);
  }
  lists_.emplace(node.Attribute("numId"), std::move(list));
}

DocxNumbering::Level DocxNumbering::LevelOf(MarkupNode level) {
  Level made;
  made.start = NumberOf(level.Child("start").Attribute("val"), 1);
  if (const MarkupNode format = level.Child("numFmt")) made.format = format.Attribute("val");
  made.text = level.Child("lvlText").Attribute("val");
  made.legal = static_cast<bool>(level.Child("isLgl"));
  made.goes_on = level.Child("lvlRestart").Attribute("val") == "0";
  made.apart = level.Child("suff").Attribute("val") != "nothing";
  return made;
}

DocxNumbering::Abstract* DocxNumbering::AbstractOf(const List& list) {
  auto found = abstracts_.find(list.abstract);
  if (found == abstracts_.end() || found->second.style.empty())
    return found == abstracts_.end() ? nullptr : &found->second;
  const auto style = styles_.find(found->second.style);
  found = style == styles_.end() ? abstracts_.end() : abstracts_.find(style->second);
  return found == abstracts_.end() ? nullptr : &found->second;
}

void DocxNumbering::Start(List& list, Abstract& abstract) {
  if (std::exchange(list.started, true)) return;
  for (const auto& [level, start] : list.starts) {
    abstract.running[level] = false;
    abstract.levels[level].start = start;
  }
}

void DocxNumbering::Count(Abstract& abstract, std::size_t at) {
  for (std::size_t i = 0; i <= at; ++i) {
    if (!abstract.running[i]) {
      abstract.counts[i] = abstract.levels[i].start;
    } else if (i == at) {
      ++abstract.counts[i];
    }
    abstract.running[i] = true;
  }
  for (std::size_t i = at + 1; i < kLevels; ++i)
    abstract.running[i] = abstract.running[i] && abstract.levels[i].goes_on;
}

std::string DocxNumbering::Next(const ListItem& item) {
  const auto found = lists_.find(item.list);
  Abstract* const abstract = found == lists_.end() ? nullptr : AbstractOf(found->second);
  if (abstract == nullptr) return {};
  List& list = found->second;
  Start(list, *abstract);
  const auto at = static_cast<std::size_t>(item.level);
  Count(*abstract, at);
  const auto level_at = [&](std::size_t i) -> const Level& {
    const auto own = list.levels.find(i);
    return own != list.levels.end() ? own->second : abstract->levels[i];
  };
  const Level& level = level_at(at);
  if (level.format == "bullet") return {};
  std::string mark;
  for (std::size_t i = 0; i < level.text.size(); ++i) {
    const bool place =
        level.text[i] == '%' && i + 1 < level.text.size() && level.text[i + 1] >= '1' && level.text[i + 1] <= '9';
    if (!place) {
      mark += level.text[i];
      continue;
    }
    const auto other = static_cast<std::size_t>(level.text[++i] - '1');
    mark += NumberIn(level.legal ? "decimal" : level_at(other).format, abstract->counts[other]);
  }
  // 1. 50 万元: without the blank the mark would make one number with what follows.
  const bool narrow = !mark.empty() && (mark.back() == '.' || IsAlphanumeric(mark.back()));
  return level.apart && narrow ? mark + " " : mark;
}

}  // namespace jitu::ingest
