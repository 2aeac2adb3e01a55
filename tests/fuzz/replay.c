/* replay.c - gives a fuzz target every file of its corpus; with gcc, without libFuzzer. */
#include <dirent.h>

#include "fuzz.h"

/* Runs one file, in memory of exactly its size. */
static void run_file(const char *folder, const char *name)
{
    char path[4096];
    FILE *file;
    uint8_t *data;
    long size;

    CHECK(snprintf(path, sizeof path, "%s/%s", folder, name) < (int)sizeof path);
    file = fopen(path, "rb");
    CHECK(file && fseek(file, 0, SEEK_END) == 0);
    size = ftell(file);
    CHECK(size >= 0 && fseek(file, 0, SEEK_SET) == 0);
    data = malloc(size > 0 ? (size_t)size : 1);
    CHECK(data && fread(data, 1, (size_t)size, file) == (size_t)size);
    fclose(file);
    fprintf(stderr, "%s\n", name);
    LLVMFuzzerTestOneInput(data, (size_t)size);
    free(data);
}

int main(int argc, char **argv)
{
    struct dirent *entry;
    int count = 0;
    DIR *folder;

    CHECK(argc == 2);
    folder = opendir(argv[1]);
    CHECK(folder);
    while ((entry = readdir(folder)))
        if (entry->d_name[0] != '.') {
            run_file(argv[1], entry->d_name);
            count++;
        }
    closedir(folder);
    printf("%d files\n", count);
    return count > 0 ? 0 : 1;
}
