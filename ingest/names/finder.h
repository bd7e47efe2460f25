/// What every rule that finds names reads, and what it gives.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ingest/names/form_fields.h"
#include "ingest/names/line_signs.h"
#include "ingest/names/names.h"
#include "ingest/names/phrase.h"

namespace jitu::ingest {

/// The names and aliases of the catalog's known entities, in its order.
struct KnownNames {
  struct Name {
    std::string_view text, label;
  };

  explicit KnownNames(const model::Catalog& catalog);

  std::vector<Name> names;
  text::WordIndex index;
};

/// The word lists of schema/data/words/names.toml.
struct NameWords {
  explicit NameWords(const model::Catalog& catalog);

  WordSet enterprise_suffix;  ///< 公司, 集团, 合作社 ...
  WordSet suffix_continued;   ///< what follows a suffix where it is part of another word: 厂房, 公司制
  WordSet industry;  ///< 精密, 重工: the end of a firm's short name; meaning "strong": also in running text
  WordSet industry_continued;  ///< what follows an industry word where it is no name: 科技创新
  WordSet public_works;        ///< 污水处理厂: a facility, no firm
  WordSet industrial;          ///< 生产线, 零部件: a project that begins with a firm's name
  WordSet boundary;            ///< verbs and particles no name runs across; meaning "firm": only for firms
  WordSet kept;                ///< words that contain a boundary word and belong to names
  WordSet common;              ///< words of the language; what is made of them alone is no name
  WordSet generic;             ///< whole names that name nothing: 重点项目
  WordSet place;               ///< provinces and large cities
  WordSet project_suffix;      ///< 项目, 工程; meaning "phase": 二期
  WordSet project_continued;   ///< 项目库, 项目化
  WordSet quoted_project;      ///< 技术, 平台: quoted and selected as a project
  WordSet selected;            ///< 入选, 列入
  WordSet product_noun;        ///< 飞机, 发动机
  WordSet no_product_code;     ///< ISO, PM, GB
  WordSet event_suffix;        ///< 博览会, 大赛
  WordSet event_continued;     ///< what follows where the suffix is part of a firm's name: 展会|服务公司
  WordSet no_honour;           ///< what is selected and is no honour: 项目库, 试点
  WordSet honour_verb;         ///< 荣获, 被评为
  WordSet honour_noun;         ///< 称号, 示范区
  WordSet honour_mark;         ///< 示范, 先进: makes an honour of what a strong verb of honour governs
  WordSet unit_suffix;         ///< 局, 管理委员会
  WordSet unit_boundary;       ///< what precedes a unit's name in a title or a sentence
  WordSet abbreviation_lead;   ///< 以下简称, 下称, 原
  WordSet publisher_field;     ///< 发布机构, 填报单位
  WordSet enumeration_head;    ///< 企业, 公司, 项目: after 等; meaning is the label
  WordSet built_by;            ///< 承建, 承担, 代建
  WordSet slip_mark;           ///< 误写, 笔误
  WordSet pointing;            ///< what points at projects and names none; "before" and "behind" in the name
  WordSet event_context;       ///< 举办, 展览: around a quoted name, what says that it is an event's
  std::vector<std::u32string> look_alikes;  ///< rows of characters that are taken for one another: 晟晨
  KnownNames known;
  LineSigns signs;  ///< of the lists and words that rules begin with
};

struct Line {
  ByteSpan span;
  int section = 0;
  bool heading = false;
  Signs signs;

  bool MayHold(Sign sign) const { return signs.Has(sign); }
};

struct Candidate {
  ByteSpan span;
  std::string_view label;
  std::string_view rule;
  double confidence = 1;
  std::string name;       ///< where it is not the text itself (document numbers in canonical form)
  std::string full_name;  ///< of an abbreviation
};

struct NameContext {
  const Document& document;
  const Outline& outline;
  const Quantities& quantities;
  const model::Catalog& catalog;
  const NameWords& words;
  std::string_view text;
  std::vector<FormField> fields;
  std::vector<Line> lines;              ///< where names are looked for: not the glossary, the contents, the duties
  std::vector<std::string> own_places;  ///< areas of the title with a boundary word in them: 宁和 of 宁和县

  NameContext(const Document& document_in, const Outline& outline_in, const Quantities& quantities_in,
              const model::Catalog& catalog_in, const NameWords& words_in);

  /// Bytes of the word that the text begins with and that belongs to names though it holds a boundary word; 0 if none.
  std::size_t KeptAt(std::string_view rest) const;

  /// The quantity that ends, or starts, at this place; nullptr if none does.
  const Quantity* QuantityEndingAt(std::uint32_t end) const;
  const Quantity* QuantityStartingAt(std::uint32_t start) const;
};

struct Walk {
  bool firm = false;           ///< stop at the boundary words that hold for firms only
  bool over_brackets = false;  ///< 枫溪大道(608所段)改造工程
  bool over_quotes = false;    ///< “云上大堰”旅游度假项目
  std::size_t most_bytes = 120;
};

/// Where the name that ends at `end` begins, at or after `from`: walks left to a delimiter or a quantity, then cuts
/// after the last boundary word.
std::uint32_t NameStart(const NameContext& context, std::uint32_t from, std::uint32_t end, const Walk& walk);

/// 2 to 10 characters that are no words of the language: 启承华路, 山河科技, 湖南航天天麓.
bool IsBrand(const NameContext& context, std::string_view name);
/// Nothing is left when the words of the language are taken out.
bool IsCommon(const NameContext& context, std::string_view name);
/// Characters of the name that belong to no word, neither the language's nor a place's: 清岚 in 贵州清岚仪器.
std::size_t OwnCharacters(const NameContext& context, std::string_view name);
/// The name begins with a place: a province, a city, or what ends with 市, 县, 区, 镇 and the like.
bool BeginsWithPlace(const NameContext& context, std::string_view name);
/// 技术改造项目31个, 改造水厂2处: a class of things, of which so many are meant.
bool IsCountedBehind(const NameContext& context, std::size_t end);
/// A boundary word stands directly before the suffix, so that nothing is named: 充分考虑到的|项目.
bool IsCutShort(const NameContext& context, std::string_view core);
/// A quantity of a counted thing directly before: 3个, 12家.
bool IsCounted(const NameContext& context, std::uint32_t start);

using NameRule = void (*)(const NameContext&, std::vector<Candidate>&);

void FindPolicyTitles(const NameContext& context, std::vector<Candidate>& found);
void FindDocumentNumbers(const NameContext& context, std::vector<Candidate>& found);
void FindFirmsBySuffix(const NameContext& context, std::vector<Candidate>& found);
void FindNumberedWorks(const NameContext& context, std::vector<Candidate>& found);
void FindFirmsByIndustry(const NameContext& context, std::vector<Candidate>& found);
void FindEnumeratedFirms(const NameContext& context, std::vector<Candidate>& found);
void FindFirmsInBrackets(const NameContext& context, std::vector<Candidate>& found);
void FindKnownEntities(const NameContext& context, std::vector<Candidate>& found);
void FindProjectsBySuffix(const NameContext& context, std::vector<Candidate>& found);
void FindQuotedProjects(const NameContext& context, std::vector<Candidate>& found);
void FindBuiltProjects(const NameContext& context, std::vector<Candidate>& found);
void FindBuiltByFirm(const NameContext& context, std::vector<Candidate>& found);
void FindNamedSections(const NameContext& context, std::vector<Candidate>& found);
void FindProjectHeadings(const NameContext& context, std::vector<Candidate>& found);
void FindProjectFields(const NameContext& context, std::vector<Candidate>& found);
void FindFirmsInProjects(const NameContext& context, std::vector<Candidate>& found);
void FindModelFields(const NameContext& context, std::vector<Candidate>& found);
void FindProductCodes(const NameContext& context, std::vector<Candidate>& found);
void FindQuotedProducts(const NameContext& context, std::vector<Candidate>& found);
void FindQuotedEvents(const NameContext& context, std::vector<Candidate>& found);
void FindEvents(const NameContext& context, std::vector<Candidate>& found);
void FindHonours(const NameContext& context, std::vector<Candidate>& found);
void FindUnits(const NameContext& context, std::vector<Candidate>& found);

/// (以下简称“X”) behind a name, and X(full name) in front of one. Adds the brief form as a candidate.
std::vector<Abbreviation> FindAbbreviations(const NameContext& context, std::vector<Candidate>& found);

/// Names in quotes that are a slip of another name: 误写为“青岚科枝”, or one that sounds the same. What the report
/// itself calls a slip is another name of the same thing.
void FindSlips(const NameContext& context, std::vector<Candidate>& found, std::vector<Abbreviation>& abbreviations);

/// Projects and events that the report names in full, and elsewhere without year, edition or area or in a few stretches
/// of the full name, get it as their full name, if only one name can be meant.
void FindLongerNames(const NameContext& context, std::vector<Candidate>& found);

/// What a firm's full name is called by where the report does not say so: without place, kind of company and, at its
/// end, what it trades in. Longest first; only what has a brand of its own.
std::vector<std::string_view> ShortFormsOf(const NameContext& context, std::string_view name);

/// 清岚水利 of 云州清岚水利建设工程有限公司: the four characters that firms are mostly called by, brand and trade;
/// empty if they hold no brand.
std::string_view FourCharactersOf(const NameContext& context, std::string_view name);

/// The unit whose report it is, with the other names the text uses for it.
void FindReportingUnit(const NameContext& context, Names& names);

}  // namespace jitu::ingest
