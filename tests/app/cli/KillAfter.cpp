// Loaded before the C library (LD_PRELOAD): kills the process after the n-th operation that changes
// files, n being MTP_KILL_AFTER in the environment.
#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>
#include <atomic>
#include <cstdio>
#include <cstdlib>

namespace {

void count() {
    static std::atomic<int> left{[] {
        const char* number = std::getenv("MTP_KILL_AFTER");
        return number ? std::atoi(number) : 0;
    }()};
    if (left.load() > 0 && left.fetch_sub(1) == 1)
        kill(getpid(), SIGKILL);
}

template <class Function>
Function* next(const char* name) {
    return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

}  // namespace

extern "C" {

int rename(const char* from, const char* to) noexcept {
    const int result = next<int(const char*, const char*)>("rename")(from, to);
    count();
    return result;
}

int mkdir(const char* path, mode_t mode) noexcept {
    const int result = next<int(const char*, mode_t)>("mkdir")(path, mode);
    count();
    return result;
}

int chmod(const char* path, mode_t mode) noexcept {
    const int result = next<int(const char*, mode_t)>("chmod")(path, mode);
    count();
    return result;
}

int unlink(const char* path) noexcept {
    const int result = next<int(const char*)>("unlink")(path);
    count();
    return result;
}

FILE* fopen64(const char* path, const char* mode) {
    FILE* result = next<FILE*(const char*, const char*)>("fopen64")(path, mode);
    if (mode[0] != 'r')
        count();
    return result;
}

ssize_t write(int file, const void* bytes, size_t size) {
    const ssize_t result = next<ssize_t(int, const void*, size_t)>("write")(file, bytes, size);
    if (file > STDERR_FILENO)
        count();
    return result;
}

ssize_t writev(int file, const iovec* parts, int size) {
    const ssize_t result = next<ssize_t(int, const iovec*, int)>("writev")(file, parts, size);
    if (file > STDERR_FILENO)
        count();
    return result;
}

}  // extern "C"
