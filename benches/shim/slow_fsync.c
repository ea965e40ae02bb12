/*
 * A disk that takes its time: preloaded into a server, it lets every fsync and fdatasync last CANDOR_FSYNC_DELAY_US
 * microseconds longer. The real call still happens, so durability is not changed, only made dear.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdlib.h>
#include <time.h>

typedef int (*sync_call)(int);

static void linger(void)
{
    const char *text = getenv("CANDOR_FSYNC_DELAY_US");
    long micros = text ? strtol(text, NULL, 10) : 0;
    struct timespec left = { micros / 1000000, (micros % 1000000) * 1000 };

    while (micros > 0 && nanosleep(&left, &left) == -1 && errno == EINTR)
        ;
}

static int slowly(const char *name, int fd)
{
    sync_call real = (sync_call)dlsym(RTLD_NEXT, name);

    linger();
    if (real == NULL) {
        errno = ENOSYS;
        return -1;
    }
    return real(fd);
}

int fsync(int fd)
{
    return slowly("fsync", fd);
}

int fdatasync(int fd)
{
    return slowly("fdatasync", fd);
}
