/// What reading a report costs on one core, step by step, beside what copying and decoding the same bytes cost in the
/// same run, and whether memory grows with the number of reports. Arguments: report files; without any, a report made
/// here is read.
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <functional>
#include <iterator>
#include <string>
#include <sys/resource.h>
#include <utility>
#include <vector>

#include "ingest/names/names.h"
#include "ingest/outline/outline.h"
#include "ingest/quantities/quantity.h"
#include "ingest/readers/reader.h"
#include "ingest/statements/extract.h"
#include "schema/text/utf8.h"

namespace {

using namespace jitu;

std::string MadeReport() {
  std::string text = "某县图书馆2023年度整体支出绩效自评报告\n";
  for (int i = 1; i <= 60; ++i) {
    text += "一、基本情况\n（一）部门基本情况\n";
    text += std::to_string(i % 9 + 1) +
            ".阵地建设稳步推进。全年安排分馆建设资金1,205.50万元，实际支出1,180.25万元，执行率97.9%"
            "，新建分馆3个、书屋12处，"
            "改造面积1.2万平方米，接待读者超20万人次，同比增长8.3%，群众满意度不低于95%。\n";
    text +=
        "2."
        "根据《公共文化服务办法》（县文发〔2023〕12号）要求，对5千万以上项目8个开展检查，惠及118家企业，挽回损失1000余"
        "万元。\n";
  }
  return text;
}

/// Seconds of processor time of the fastest of a few runs: other work on the machine does not count.
double Fastest(const std::function<void()>& work) {
  double best = 1e9;
  for (int i = 0; i < 5; ++i) {
    const std::clock_t start = std::clock();
    work();
    best = std::min(best, static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
  }
  return best;
}

/// What must be done to every byte at the least: look at its code point.
std::size_t Decoded(const std::string& bytes) {
  std::size_t sum = 0;
  for (std::size_t i = 0; i < bytes.size();) {
    const text::CodePoint point = text::At(bytes, i);
    sum += point.value;
    i += point.bytes;
  }
  return sum;
}

/// The most memory that this process has held so far.
double PeakMegabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

class Bench {
 public:
  Bench(const model::Catalog& catalog, std::vector<std::string> reports)
      : catalog_(catalog), recogniser_(catalog), finder_(catalog), extractor_(catalog), reports_(std::move(reports)) {
    limits_.catalog = &catalog;
    for (const std::string& report : reports_) {
      bytes_ += report.size();
      auto document = ingest::ReadBytes(report, "report.txt", limits_);
      if (document) documents_.push_back(std::move(document).value());
    }
    rounds_ = 1 + (1u << 20) / std::max<std::size_t>(bytes_, 1);
  }

  void Run() {
    std::string copy;
    const double floor = Seconds([&] {
      for (const std::string& report : reports_) found_ += (copy = report).size();
    });
    const double decoding = Seconds([&] {
      for (const std::string& report : reports_) found_ += Decoded(report);
    });
    const auto show = [&](const char* what, double seconds) {
      std::printf("%-11s %10.1f MB/s %8.1f x decoding\n", what, Megabytes() / seconds, seconds / decoding);
    };
    show("copying", floor);
    show("decoding", decoding);
    show("reading", Seconds([&] {
           for (const std::string& report : reports_) found_ += ReadBytes(report, "report.txt", limits_).has_value();
         }));
    show("outline", OfEach([&](const auto& document) { return MakeOutline(document, catalog_).sentences.size(); }));
    show("quantities",
         OfEach([&](const auto& document) { return recogniser_.Recognise(document.text).quantities.size(); }));
    ShowNames(show);
    const double facts = Seconds([&] { ReadWholly(1); });
    show("whole", facts);
    const double before = PeakMegabytes();
    ReadWholly(20 * rounds_);
    std::printf("memory      %10.1f MB, after twenty times as many reports %.1f MB  (%zu things found)\n", before,
                PeakMegabytes(), found_);
  }

 private:
  template <class Show>
  void ShowNames(const Show& show) {
    std::vector<std::pair<ingest::Outline, ingest::Quantities>> parts;
    for (const auto& document : documents_) {
      parts.emplace_back(MakeOutline(document, catalog_), recogniser_.Recognise(document.text));
    }
    show("names", Seconds([&] {
           for (std::size_t i = 0; i < documents_.size(); ++i) {
             found_ += finder_.Find(documents_[i], parts[i].first, parts[i].second).mentions.size();
           }
         }));
  }

  /// From bytes to facts, one report after the other, as `jitu ingest` does on each of its threads.
  void ReadWholly(std::size_t times) {
    for (std::size_t i = 0; i < times; ++i) {
      for (const std::string& report : reports_) {
        const auto document = ReadBytes(report, "report.txt", limits_);
        if (document) found_ += extractor_.Extract(*document).outcomes.size();
      }
    }
  }

  double Megabytes() const { return static_cast<double>(bytes_ * rounds_) / 1e6; }

  double Seconds(const std::function<void()>& work) const {
    return Fastest([&] {
      for (std::size_t round = 0; round < rounds_; ++round) work();
    });
  }

  double OfEach(const std::function<std::size_t(const ingest::Document&)>& work) {
    return Seconds([&] {
      for (const auto& document : documents_) found_ += work(document);
    });
  }

  const model::Catalog& catalog_;
  ingest::QuantityRecogniser recogniser_;
  ingest::NameFinder finder_;
  ingest::Extractor extractor_;
  ingest::ReadLimits limits_;
  std::vector<std::string> reports_;
  std::vector<ingest::Document> documents_;
  std::size_t bytes_ = 0, rounds_ = 1, found_ = 0;
};

}  // namespace

int main(int count, char** arguments) {
  const auto catalog = model::Catalog::Load();
  if (!catalog) return 1;
  std::vector<std::string> reports;
  for (int i = 1; i < count; ++i) {
    std::ifstream in(arguments[i], std::ios::binary);
    reports.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
  }
  if (reports.empty()) reports.push_back(MadeReport());
  Bench(*catalog, std::move(reports)).Run();
  return 0;
}
