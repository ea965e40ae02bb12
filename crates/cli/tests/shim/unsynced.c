/*
 * Remembers what a disk may forget. Loaded in front of the C library (LD_PRELOAD), it writes down, for every file of one
 * folder, how to undo each change: before the change is made, and in a log of its own elsewhere. A successful fsync or
 * fdatasync is written down as well, with where it began, so that whoever reads the log knows which changes the disk has
 * promised to keep. Entries of a folder (a file made, removed, renamed) are promised by an fsync of the folder alone.
 *
 * SHIM_FOLDER: the folder, as its real path. SHIM_LOG: the log. SHIM_LIES: fsync says yes and does nothing. SHIM_PAUSE:
 * how long each fsync takes in addition, in microseconds: the slower the disk, the more often something is under way.
 * SHIM_FAULT: while there is a file of this name, every fsync fails, as on a disk that cannot write any more.
 * Files ending in "-shm" are left out: they are memory that processes share, and are made anew.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

enum kind { WRITE = 1, TRUNCATE, CREATE, UNLINK, RENAME, SYNC_BEGIN, SYNC_END };

struct head {
    uint32_t kind;
    uint32_t path_length;
    uint64_t at;     /* WRITE: offset. TRUNCATE: new size. SYNC: its number. */
    uint64_t size;   /* the file's size before */
    uint64_t length; /* WRITE: bytes written */
    uint64_t saved;  /* bytes of undo data that follow the path */
};

static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;
static char folder[PATH_MAX];
static size_t folder_length;
static char log_path[PATH_MAX];
static int log_file = -1;
static int lies;
static const char *fault;
static useconds_t pause_before;
static uint64_t syncs, keepsakes;

#define REAL(name) ((__typeof__(&name))real(#name))

static void *real(const char *name)
{
    void *found = dlsym(RTLD_NEXT, name);
    if (!found)
        abort();
    return found;
}

__attribute__((constructor)) static void begin(void)
{
    const char *where = getenv("SHIM_FOLDER"), *log = getenv("SHIM_LOG");
    if (!where || !log || strlen(where) >= PATH_MAX || strlen(log) >= PATH_MAX - 32)
        return;
    strcpy(folder, where);
    folder_length = strlen(folder);
    strcpy(log_path, log);
    lies = getenv("SHIM_LIES") != NULL;
    fault = getenv("SHIM_FAULT");
    if (getenv("SHIM_PAUSE"))
        pause_before = (useconds_t)atoi(getenv("SHIM_PAUSE"));
    log_file = REAL(open)(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (log_file < 0)
        abort();
}

/* Whether a path is the folder or in it, and not shared memory. */
static int ours(const char *path)
{
    size_t length = strlen(path);
    if (log_file < 0 || strncmp(path, folder, folder_length) != 0)
        return 0;
    if (path[folder_length] != '\0' && path[folder_length] != '/')
        return 0;
    return length < 4 || strcmp(path + length - 4, "-shm") != 0;
}

/* The path of an open file, where it is ours; a file that was removed has none. */
static int path_of(int file, char *path)
{
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t length = log_file < 0 ? -1 : readlink(link, path, PATH_MAX - 1);
    if (length <= 0)
        return 0;
    path[length] = '\0';
    return path[0] == '/' && ours(path) && !strstr(path, " (deleted)");
}

/* An absolute path from one that may be relative. */
static int absolute(const char *path, char *out)
{
    if (log_file < 0)
        return 0;
    if (path[0] == '/') {
        if (strlen(path) >= PATH_MAX)
            return 0;
        strcpy(out, path);
    } else {
        char here[PATH_MAX];
        if (!getcwd(here, sizeof here) ||
            snprintf(out, PATH_MAX, "%s/%s", here, path) >= PATH_MAX)
            return 0;
    }
    return ours(out);
}

static void note(struct head head, const char *path, const void *saved)
{
    head.path_length = (uint32_t)strlen(path);
    struct iovec parts[3] = {
        { &head, sizeof head },
        { (void *)path, head.path_length },
        { (void *)saved, head.saved },
    };
    size_t whole = sizeof head + head.path_length + head.saved;
    if (REAL(writev)(log_file, parts, 3) != (ssize_t)whole)
        abort();
}

static void remember(uint32_t kind, int file, const char *path, uint64_t at, uint64_t length)
{
    struct stat now;
    if (fstat(file, &now) != 0 || !S_ISREG(now.st_mode))
        return;
    uint64_t size = (uint64_t)now.st_size;
    uint64_t end = kind == TRUNCATE ? size : at + length;
    if (end > size)
        end = size;
    uint64_t saved = end > at ? end - at : 0;
    char *before = malloc(saved + 1);
    int reader = file;
    uint64_t got = 0;
    while (got < saved) {
        ssize_t n = REAL(pread)(reader, before + got, saved - got, (off_t)(at + got));
        if (n < 0 && errno == EBADF && reader == file) {
            /* Open for writing alone, so nobody has locks on it that closing a second one would drop. */
            reader = REAL(open)(path, O_RDONLY | O_CLOEXEC);
            if (reader < 0)
                abort();
            continue;
        }
        if (n <= 0)
            abort();
        got += (uint64_t)n;
    }
    if (reader != file)
        close(reader);
    struct head head = { .kind = kind, .at = at, .size = size, .length = length, .saved = saved };
    note(head, path, before);
    free(before);
}

#define CHANGE(type, kind, at, length, call)                  \
    char path[PATH_MAX];                                      \
    if (!path_of(file, path))                                 \
        return call;                                          \
    pthread_mutex_lock(&turn);                                \
    remember(kind, file, path, (uint64_t)(at), (uint64_t)(length)); \
    type done = call;                                         \
    int error = errno;                                        \
    pthread_mutex_unlock(&turn);                              \
    errno = error;                                            \
    return done

static off_t position(int file)
{
    if (fcntl(file, F_GETFL) & O_APPEND) {
        struct stat now;
        return fstat(file, &now) == 0 ? now.st_size : 0;
    }
    return lseek(file, 0, SEEK_CUR);
}

ssize_t pwrite(int file, const void *bytes, size_t length, off_t at)
{
    CHANGE(ssize_t, WRITE, at, length, REAL(pwrite)(file, bytes, length, at));
}

ssize_t pwrite64(int file, const void *bytes, size_t length, off64_t at)
{
    CHANGE(ssize_t, WRITE, at, length, REAL(pwrite64)(file, bytes, length, at));
}

ssize_t write(int file, const void *bytes, size_t length)
{
    CHANGE(ssize_t, WRITE, position(file), length, REAL(write)(file, bytes, length));
}

int ftruncate(int file, off_t size)
{
    CHANGE(int, TRUNCATE, size, 0, REAL(ftruncate)(file, size));
}

int ftruncate64(int file, off64_t size)
{
    CHANGE(int, TRUNCATE, size, 0, REAL(ftruncate64)(file, size));
}

/* Writing through memory, or in ways that are not known here, would go unnoticed: better not at all. */
int fallocate(int file, int mode, off_t at, off_t length)
{
    char path[PATH_MAX];
    if (path_of(file, path))
        abort();
    return REAL(fallocate)(file, mode, at, length);
}

int posix_fallocate(int file, off_t at, off_t length)
{
    char path[PATH_MAX];
    if (path_of(file, path))
        abort();
    return REAL(posix_fallocate)(file, at, length);
}

/* Opening can make a file, and can empty one. */
static void opening(const char *name, int flags)
{
    char path[PATH_MAX];
    struct stat now;
    if (!(flags & (O_CREAT | O_TRUNC)) || !absolute(name, path))
        return;
    pthread_mutex_lock(&turn);
    if (REAL(stat)(path, &now) != 0) {
        if (flags & O_CREAT)
            note((struct head){ .kind = CREATE }, path, "");
    } else if ((flags & O_TRUNC) && S_ISREG(now.st_mode) && now.st_size > 0) {
        int file = REAL(open)(path, O_RDONLY | O_CLOEXEC);
        if (file >= 0) {
            remember(TRUNCATE, file, path, 0, 0);
            close(file);
        }
    }
    pthread_mutex_unlock(&turn);
}

#define MODE                                    \
    mode_t mode = 0;                            \
    if (flags & (O_CREAT | __O_TMPFILE)) {      \
        va_list rest;                           \
        va_start(rest, flags);                  \
        mode = va_arg(rest, mode_t);            \
        va_end(rest);                           \
    }

int open(const char *name, int flags, ...)
{
    MODE
    opening(name, flags);
    return REAL(open)(name, flags, mode);
}

int open64(const char *name, int flags, ...)
{
    MODE
    opening(name, flags);
    return REAL(open64)(name, flags, mode);
}

int openat(int at, const char *name, int flags, ...)
{
    MODE
    if (at == AT_FDCWD || name[0] == '/')
        opening(name, flags);
    return REAL(openat)(at, name, flags, mode);
}

int openat64(int at, const char *name, int flags, ...)
{
    MODE
    if (at == AT_FDCWD || name[0] == '/')
        opening(name, flags);
    return REAL(openat64)(at, name, flags, mode);
}

/* A second name for a file that is about to lose its own; returns its length. */
static size_t keepsake(const char *path, char *name)
{
    int length = snprintf(name, PATH_MAX, "%s.kept-%llu", log_path, (unsigned long long)keepsakes++);
    return link(path, name) == 0 ? (size_t)length : 0;
}

int unlink(const char *name)
{
    char path[PATH_MAX], kept[PATH_MAX];
    if (!absolute(name, path))
        return REAL(unlink)(name);
    pthread_mutex_lock(&turn);
    size_t length = keepsake(path, kept);
    if (length)
        note((struct head){ .kind = UNLINK, .saved = length }, path, kept);
    int done = REAL(unlink)(name);
    int error = errno;
    pthread_mutex_unlock(&turn);
    errno = error;
    return done;
}

int rename(const char *from, const char *to)
{
    char old[PATH_MAX], new[PATH_MAX], both[2 * PATH_MAX], kept[PATH_MAX];
    if (!absolute(from, old) || !absolute(to, new))
        return REAL(rename)(from, to);
    pthread_mutex_lock(&turn);
    size_t length = keepsake(new, kept);
    if (length)
        note((struct head){ .kind = UNLINK, .saved = length }, new, kept);
    int size = snprintf(both, sizeof both, "%s", new);
    note((struct head){ .kind = RENAME, .saved = (uint64_t)size }, old, both);
    int done = REAL(rename)(from, to);
    int error = errno;
    pthread_mutex_unlock(&turn);
    errno = error;
    return done;
}

static int sync_one(int file, int (*sync)(int))
{
    char path[PATH_MAX];
    if (!path_of(file, path))
        return sync(file);
    if (lies)
        return 0;
    if (fault && access(fault, F_OK) == 0) {
        errno = EIO;
        return -1;
    }
    pthread_mutex_lock(&turn);
    uint64_t number = syncs++;
    note((struct head){ .kind = SYNC_BEGIN, .at = number }, path, "");
    pthread_mutex_unlock(&turn);
    usleep(pause_before);
    int done = sync(file);
    int error = errno;
    if (done == 0) {
        pthread_mutex_lock(&turn);
        note((struct head){ .kind = SYNC_END, .at = number }, path, "");
        pthread_mutex_unlock(&turn);
    }
    errno = error;
    return done;
}

int fsync(int file)
{
    return sync_one(file, REAL(fsync));
}

int fdatasync(int file)
{
    return sync_one(file, REAL(fdatasync));
}
