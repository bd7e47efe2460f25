#include "tests/cli/program.h"

#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <fstream>
#include <iterator>
#include <pty.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace jitu::tests {
namespace {

namespace fs = std::filesystem;

void Become(const std::vector<std::string>& arguments) {
  std::vector<std::string> all{JITU_PROGRAM};
  all.insert(all.end(), arguments.begin(), arguments.end());
  std::vector<char*> raw;
  for (std::string& argument : all) raw.push_back(argument.data());
  raw.push_back(nullptr);
  ::setenv("LC_ALL", "en_US.UTF-8", 1);
  ::execv(raw[0], raw.data());
  ::_exit(127);
}

void Redirect(int stream, const std::string& path, int flags) {
  const int file = ::open(path.c_str(), flags, 0600);
  ::dup2(file, stream);
  ::close(file);
}

std::string ReadAll(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

}  // namespace

Finished Run(const std::vector<std::string>& arguments, const std::string& input, std::size_t limit_file_bytes) {
  const Folder folder("run-" + std::to_string(::getpid()));
  const std::string in = folder.Write("in", input);
  const pid_t child = ::fork();
  if (child == 0) {
    Redirect(STDIN_FILENO, in, O_RDONLY);
    Redirect(STDOUT_FILENO, folder / "out", O_WRONLY | O_CREAT);
    Redirect(STDERR_FILENO, folder / "err", O_WRONLY | O_CREAT);
    if (limit_file_bytes > 0) {
      std::signal(SIGXFSZ, SIG_IGN);
      const rlimit limit{limit_file_bytes, limit_file_bytes};
      ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    Become(arguments);
  }
  int state = 0;
  ::waitpid(child, &state, 0);
  return {WIFEXITED(state) ? WEXITSTATUS(state) : -1, ReadAll(folder / "out"), ReadAll(folder / "err")};
}

Finished RunAtTerminal(const std::vector<std::string>& arguments) {
  int screen = -1;
  const winsize size{40, 120, 0, 0};
  const pid_t child = ::forkpty(&screen, nullptr, nullptr, &size);
  if (child == 0) Become(arguments);
  Finished finished;
  char buffer[4096];
  for (ssize_t got = 0; (got = ::read(screen, buffer, sizeof buffer)) > 0;) {
    finished.out.append(buffer, static_cast<std::size_t>(got));
  }
  int state = 0;
  ::waitpid(child, &state, 0);
  ::close(screen);
  finished.status = WIFEXITED(state) ? WEXITSTATUS(state) : -1;
  return finished;
}

pid_t Start(const std::vector<std::string>& arguments) {
  const pid_t child = ::fork();
  if (child == 0) {
    Redirect(STDOUT_FILENO, "/dev/null", O_WRONLY);
    Redirect(STDERR_FILENO, "/dev/null", O_WRONLY);
    Become(arguments);
  }
  return child;
}

int Interrupt(pid_t child) {
  ::kill(child, SIGINT);
  int state = 0;
  for (int tenths = 0; tenths < 200; ++tenths) {
    if (::waitpid(child, &state, WNOHANG) == child) return WIFEXITED(state) ? WEXITSTATUS(state) : -1;
    ::usleep(100'000);
  }
  ::kill(child, SIGKILL);
  ::waitpid(child, &state, 0);
  return -1;
}

Folder::Folder(const std::string& name)
    : path_(fs::temp_directory_path() / ("jitu-cli-" + name + "-" + std::to_string(getpid()))) {
  fs::remove_all(path_);
  fs::create_directories(path_);
}

Folder::~Folder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

std::string Folder::Write(const std::string& name, const std::string& bytes) const {
  const std::string path = *this / name;
  fs::create_directories(fs::path(path).parent_path());
  std::ofstream(path, std::ios::binary) << bytes;
  return path;
}

std::string SampleReport(int number) {
  const std::string n = std::to_string(number);
  const std::string amount = std::to_string(10 + number) + ".50万元";
  return "云山市第" + n + "区产业服务中心2022年度部门整体支出绩效自评报告\n一、基本情况\n（一）部门基本情况\n云山市第" +
         n + "区产业服务中心为区政府直属事业单位。\n二、一般公共预算支出情况\n（一）基本支出情况\n1.2022年预算资金" +
         amount + "。\n（二）项目支出情况\n1.会展经费支出" + amount +
         "。\n六、资金使用及绩效情况\n（二）专项资金支出绩效情况\n1.会展经费支出" + amount + "。圆满举办第" + n +
         "届云山无人机博览会，青岚精密等" + n + "3家企业参展。\n";
}

}  // namespace jitu::tests
