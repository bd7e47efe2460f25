/// What names and words around an amount say by themselves, wherever it stands.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "ingest/statements/amount_phrase.h"
#include "ingest/statements/reading.h"

namespace jitu::ingest {

/// A level of government that gives money, and nothing that says for what: 县级配套, 省级财政补助资金.
bool IsSource(std::string_view name);

/// 市级旅游补助: from whom the money comes is said first, and what it is for may follow.
bool BeginsWithLevel(std::string_view name);

/// 县财政拨款30万元, 争取到市级财政资金21万元: the words tell only from whom the money came.
bool TellsSource(const Reading& reading, const AmountPhrase& phrase);

/// Only sources, levels, periods: 中央、省级资金.
bool IsGenericItem(const Reading& reading, std::string_view name);

/// 资金安排表, 预算下达情况: a title over money that is to be spent.
bool SpeaksOfPlans(std::string_view title);

/// What kind of amounts a list without such words gives, from the nearest heading that says so.
std::string DefaultBasis(const Reading& reading, const Passage& passage);

/// 项目预算安排:中央资金86万元,…: the kind of amount that the words in front of the colon say; empty if they say none.
std::string LabelledBasis(const Reading& reading, const Passage& passage);

/// The item that a sentence begins with: a project by name, or an item's name and a colon; empty if none.
std::string LeadingProject(const Reading& reading, const Passage& passage);

/// 追加了“标准化站点建设”专项。总预算242万元: the item with which the sentence before ended, in the same paragraph, if
/// it told no amount; empty if none.
std::string IntroducedBefore(const Reading& reading, const Passage& passage);

/// 某村道路建设项目, 某桥维修工程.
bool IsProject(std::string_view name);

/// The item that a list's entry opens with, if it is a project or what follows gives its amounts: (3)补植补造:安排94.50
/// 万,…; 1.某项目自评得分96分。项目全年预算数…; 项目一 某平台,安排150万元; 2、某村道路建设项目,铺路11公里。
/// `next` is the sentence behind in the same paragraph, or nullptr. Empty if none.
std::string ListedLead(const Reading& reading, const Passage& passage, const Passage* next);

/// 老年福利项目4个,资助金额2730.62万元: the item that the sentence opens with and counts; empty if none.
std::string CountedLead(const Reading& reading, const Passage& passage);

/// 图书185册,价值277万元: what the clause counts, of which the next tells the worth; empty if it counts nothing.
std::string CountedThing(const Reading& reading, const Clause& clause);

/// 资金使用, 预算执行情况: words of every report's headings and nothing else.
bool IsGenericHeading(std::string_view title);

/// 奖补资金 in a report on 农村人居环境整治以奖代补资金: the end of the whole's name stands for it.
bool IsShortFor(std::string_view whole, std::string_view name);

/// Two names may be one thing's: more than half of the characters of the shorter stand in the longer.
bool SharesWords(std::string_view one, std::string_view other);

/// (二)资金来源: what comes from whom, which is not what it is spent on.
bool IsOnSources(const Reading& reading, const Passage& passage);

/// (含石佛嘴水库412万元): the word that opens a bracket's list is no part of the name.
ByteSpan WithoutHolding(const Reading& reading, const Clause& clause, ByteSpan name);

/// The first quantity in the words is a value: they tell something, and are no name.
bool HoldsFigure(const Reading& reading, ByteSpan words);

/// A 155万元及B 220万元四个子项目: behind the last amount of a list, how many it has.
bool CountsList(const Reading& reading, ByteSpan behind);

/// 共有3个重点项目纳入自评,预算总额1,420万元: projects are counted just before, so the sum is theirs, not the unit's.
bool CountsProjects(const Reading& reading, const Passage& passage, const Clause& clause);

/// 四个子项目共支出842万元: the words count all items of a report that was to name them.
bool CountsAll(const Reading& reading, ByteSpan name);

/// 资金用于道路硬化276万元、管网改造133万元: the words before an amount say what money went to.
bool TellsUse(std::string_view left);

/// 投入186万元, 总投入资金: the words before an amount say that it was put in, and not into what.
bool TellsInput(const Reading& reading, ByteSpan left);

/// 结核病防治:98.3万元, 研发费用补助:118家1,842.60万元: a passage of a few words, a colon and an amount.
bool IsLabelAndAmount(const Reading& reading, const Passage& passage);

/// How many amounts of money stand in a clause, and the place of the first in Clause::quantities; their number if none.
std::ptrdiff_t CountMoney(const Reading& reading, const Clause& clause);
std::size_t FirstMoney(const Reading& reading, const Clause& clause);

/// 在各乡镇开展了工作: words that tell something, and name nothing.
bool IsSentence(std::string_view text);

/// Whether a name is the reporting unit's, or a word by which it speaks of itself.
bool IsOwnUnit(const Reading& reading, std::string_view name);

/// A report on all that a unit spent, not on one project.
bool IsWholeUnitReport(const Reading& reading);

/// Neither too short nor too long for the name of a spending item.
bool IsItemName(const Reading& reading, ByteSpan name);

/// 经费, 项目, 工程: the name ends as names of items do.
bool EndsAsItem(const Reading& reading, ByteSpan name);

/// Under 绩效目标分解下达情况 the amount of a fund is what was allotted of it.
bool IsAllotment(const Reading& reading, const Passage& passage, ByteSpan name);

/// A place or a body, to which money is given: 某市某县, 市教育局.
bool IsRecipient(const Reading& reading, ByteSpan name);

/// 数量指标:建成公厕50座: the line says itself that a result follows, where no heading above says otherwise.
bool IsLabelledResult(const Reading& reading, const Passage& passage);

/// An honour is named in the span.
bool HoldsHonour(const Reading& reading, ByteSpan span);

/// What a disaster did, which money cannot have brought: 受灾2.94万人. Not what was averted: 挽回损失1000余万元.
bool TellsDamage(const Reading& reading, std::string_view text);

/// 川财建〔2023〕176号780万元用于…: the paper by which the money was allotted stands before the amount.
bool IsPolicyNumber(const Reading& reading, ByteSpan left);

}  // namespace jitu::ingest
