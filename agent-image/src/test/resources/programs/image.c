/* Stands in for a GraalVM native image, which keeps its heap in a section of this name. */
#include <stdio.h>
#include <unistd.h>
__attribute__((section(".svm_heap"))) char heap[16] = "heap";
int main(void) {
    puts("ready");
    fflush(stdout);
    sleep(600);
    return heap[0];
}
