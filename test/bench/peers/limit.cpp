// limit.cpp - hand-optimised "physical limit" for workloads W1 and W2 (defined in ../README.md).
// build: g++ -O3 -march=native -std=c++17 -o limit limit.cpp
// use:   limit w1|w2 [fel=4|2|rec] [log=none|mem|disk|disksync] [n=..] [reps=..] [seed=..] [dir=..]
#include <cstdio>
#include <cstdlib>
#include <cstdint>
#include <cstring>
#include <cmath>
#include <vector>
#include <string>
#include <chrono>
#include <memory>
#include <fcntl.h>
#include <unistd.h>
#include <sys/resource.h>
using u8=uint8_t; using u16=uint16_t; using u32=uint32_t; using u64=uint64_t;

// ---------------------------------------------------------------- random numbers
static double ZNX[129], ZNR[128], ZEX[257], ZER[256];
static void zigInit(){
  const double R=3.442619855899, V=9.91256303526217e-3; double f=exp(-.5*R*R);
  ZNX[0]=V/f; ZNX[1]=R; ZNX[128]=0;
  for(int i=2;i<128;i++){ ZNX[i]=sqrt(-2*log(V/ZNX[i-1]+f)); f=exp(-.5*ZNX[i]*ZNX[i]); }
  for(int i=0;i<128;i++) ZNR[i]=ZNX[i+1]/ZNX[i];
  const double RE=7.69711747013104972, VE=0.0039496598225815571993; f=exp(-RE);
  ZEX[0]=VE/f; ZEX[1]=RE; ZEX[256]=0;
  for(int i=2;i<256;i++){ ZEX[i]=-log(VE/ZEX[i-1]+f); f=exp(-ZEX[i]); }
  for(int i=0;i<256;i++) ZER[i]=ZEX[i+1]/ZEX[i];
}
struct Rng{ u64 s[4];
  static u64 sm(u64&x){ u64 z=(x+=0x9e3779b97f4a7c15ULL); z=(z^(z>>30))*0xbf58476d1ce4e5b9ULL; z=(z^(z>>27))*0x94d049bb133111ebULL; return z^(z>>31);}
  explicit Rng(u64 seed){ for(auto&x:s) x=sm(seed); }
  static inline u64 rl(u64 x,int k){return (x<<k)|(x>>(64-k));}
  inline u64 next(){ u64 r=rl(s[0]+s[3],23)+s[0], t=s[1]<<17; s[2]^=s[0]; s[3]^=s[1]; s[1]^=s[2]; s[0]^=s[3]; s[2]^=t; s[3]=rl(s[3],45); return r; }
  inline double u(){ return (next()>>11)*0x1.0p-53; }
  inline double ex(){ for(;;){ u64 r=next(); int i=r&255; double u_=(r>>11)*0x1.0p-53; if(u_<ZER[i]) return u_*ZEX[i];
      if(i==0) return ZEX[1]-log(1-u()); double x=u_*ZEX[i], f0=exp(x-ZEX[i]), f1=exp(x-ZEX[i+1]); if(f1+u()*(f0-f1)<1) return x; } }
  inline double no(){ for(;;){ u64 r=next(); int i=r&127; double u_=(r>>11)*0x1.0p-52-1; if(fabs(u_)<ZNR[i]) return u_*ZNX[i];
      if(i==0){ double x,y; do{ x=log(1-u())/ZNX[1]; y=log(1-u()); }while(-2*y<x*x); return u_<0? x-ZNX[1]:ZNX[1]-x; }
      double x=u_*ZNX[i], f0=exp(-.5*(ZNX[i]*ZNX[i]-x*x)), f1=exp(-.5*(ZNX[i+1]*ZNX[i+1]-x*x)); if(f1+u()*(f0-f1)<1) return x; } }
};
struct LN{ double mu,sg; LN(double m,double sd){ double v=log(1+sd*sd/(m*m)); sg=sqrt(v); mu=log(m)-v/2; } inline double operator()(Rng&r)const{ return exp(mu+sg*r.no()); } };

// ---------------------------------------------------------------- d-ary heap
// SoA (times apart from payloads: no 16-byte store-forwarding stalls), branch-free child selection for D=4,
// and a lazy hole: a pop leaves the root empty, so the push that almost always follows costs one sift instead of two.
struct Ev{ double t; u32 id; u32 ty; };
template<int D> struct Heap{ std::vector<double> T; std::vector<u32> X; u32 n=0; bool hole=false; Heap(){T.resize(1024);X.resize(1024);}
  inline void push(double t,u32 id,u32 ty){ put(t,id<<3|ty); }
  inline void put(double t,u32 x){ if(hole){ hole=false; sift(t,x); return; } if(__builtin_expect(n==T.size(),0)){ T.resize(n*2); X.resize(n*2); }
    double*a=T.data(); u32*b=X.data(); u32 i=n++; while(i){ u32 p=(i-1)/D; if(a[p]<=t) break; a[i]=a[p]; b[i]=b[p]; i=p; } a[i]=t; b[i]=x; }
  inline void sift(double t,u32 x){ double*a=T.data(); u32*b=X.data(); u32 i=0; for(;;){ u32 c=i*D+1; u32 m; 
      if(D==4 && c+4<=n){ u32 p=a[c+1]<a[c]?c+1:c, q=a[c+3]<a[c+2]?c+3:c+2; m=a[q]<a[p]?q:p; }
      else { if(c>=n) break; m=c; u32 e=c+D<n?c+D:n; for(u32 k=c+1;k<e;k++) m=a[k]<a[m]?k:m; }
      if(t<=a[m]) break; a[i]=a[m]; b[i]=b[m]; i=m; } a[i]=t; b[i]=x; }
  inline void fill(){ if(hole){ hole=false; n--; if(n) sift(T[n],X[n]); } }
  inline bool empty(){ fill(); return n==0; }
  inline Ev top(){ fill(); return {T[0],X[0]>>3,X[0]&7}; }
  inline void pop(){ hole=true; }
  inline void replace(double t,u32 id,u32 ty){ sift(t,id<<3|ty); } };

// ---------------------------------------------------------------- columnar event log: f64, u8, u32, u16 = 15 B/record
struct NoLog{ static constexpr bool on=false; inline void add(double,u8,u32,u16){} void close(){} u64 count(){return 0;} };
struct Chunk{ static constexpr u32 N=65536; double t[N]; u32 p[N]; u16 nd[N]; u8 ty[N]; };
struct MemLog{ std::vector<std::unique_ptr<Chunk>> cs; Chunk*c=nullptr; u32 k=Chunk::N; 
  inline void add(double t,u8 ty,u32 p,u16 nd){ if(__builtin_expect(k==Chunk::N,0)){ cs.emplace_back(new Chunk); c=cs.back().get(); k=0; } c->t[k]=t; c->p[k]=p; c->nd[k]=nd; c->ty[k]=ty; k++; }
  void close(){} u64 count(){ return cs.empty()?0:(cs.size()-1)*(u64)Chunk::N+k; } };
struct DiskLog{ Chunk*c=new Chunk; u32 k=0; u64 n=0; int fd[4]; bool sync; 
  DiskLog(const std::string&dir,bool sy):sync(sy){ const char*nm[4]={"t.f64","type.u8","patient.u32","node.u16"}; for(int i=0;i<4;i++){ fd[i]=open((dir+"/"+nm[i]).c_str(),O_CREAT|O_TRUNC|O_WRONLY,0644); if(fd[i]<0){perror("open");exit(1);} } }
  void wr(int f,const void*p,size_t b){ if(write(fd[f],p,b)!=(ssize_t)b){perror("write");exit(1);} }
  void flush(){ wr(0,c->t,k*8ull); wr(1,c->ty,k); wr(2,c->p,k*4ull); wr(3,c->nd,k*2ull); n+=k; k=0; }
  inline void add(double t,u8 ty,u32 p,u16 nd){ c->t[k]=t; c->p[k]=p; c->nd[k]=nd; c->ty[k]=ty; if(__builtin_expect(++k==Chunk::N,0)) flush(); }
  void close(){ flush(); for(int f:fd){ if(sync) fsync(f); ::close(f);} } u64 count(){return n;} };

static double now(){ return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(); }
static long rssMB(){ rusage r; getrusage(RUSAGE_SELF,&r); return r.ru_maxrss/1024; }

// ---------------------------------------------------------------- W1
struct W1Out{ double wait=0, occ=0, T=0; u64 ev=0; };
template<int D,class L> W1Out w1(u32 N,u64 seed,L&log){
  const double ia=1.0/27; const u32 C=30; Rng g(seed); Heap<D> h; W1Out o; std::vector<double> arr(N),st(N); u32 qh=0,nx=0,busy=0; 
  h.push(g.ex()*ia,0,0); double busyArea=0; u32 waiting=0;
  while(!h.empty()){ Ev e=h.top(); double t=e.t; o.ev++;
    if(e.ty==0){ u32 p=nx++; arr[p]=t; log.add(t,0,p,0); if(nx<N) h.replace(t+g.ex()*ia,nx,0); else h.pop();
      if(busy<C){ busy++; qh=p+1; st[p]=t; double s=g.ex(); busyArea+=s; log.add(t,1,p,1); h.push(t+s,p,1); } else waiting++; }
    else { log.add(t,2,e.id,1); if(waiting){ waiting--; u32 p=qh++; st[p]=t; double s=g.ex(); busyArea+=s; log.add(t,1,p,1); h.replace(t+s,p,1); } else { busy--; h.pop(); } }
    o.T=t; }
  double w=0; for(u32 i=0;i<N;i++) w+=st[i]-arr[i]; o.wait=w/N; o.occ=busyArea/o.T; return o; }
static W1Out w1rec(u32 N,u64 seed){ // no event list at all: heap of 30 server-free times (model-specific lower bound)
  Rng g(seed); Heap<4> h; for(int i=0;i<30;i++) h.push(0,i,0); W1Out o; double t=0,w=0,ar=0,T=0; for(u32 i=0;i<N;i++){ t+=g.ex()/27; double f=h.top().t, s=f>t?f:t, sv=g.ex(); w+=s-t; ar+=sv; h.replace(s+sv,0,0); if(s+sv>T) T=s+sv; } o.wait=w/N;o.T=T;o.occ=ar/T;o.ev=2ull*N; return o; }

// ---------------------------------------------------------------- W2
static double PROF[168], PMAX;
static void profInit(){ const double dow[7]={1.10,1.03,1.00,1.00,1.02,0.93,0.92}; double s=0; for(int h=0;h<168;h++){ PROF[h]=dow[h/24]*(1+0.55*cos(2*M_PI*((h%24)-14)/24.0)); s+=PROF[h]; } PMAX=0; for(int h=0;h<168;h++){ PROF[h]*=168/s; if(PROF[h]>PMAX) PMAX=PROF[h]; } }
static double P_HORIZON=7300, P_WARM=365, P_LA=3.6, P_LB=2.5; 
enum{ARR=0,EDEND,LOSEND,BROK,REEND,ICEND,CHEND,RET};
enum{N_ED=0,N_AC,N_RE,N_IC,N_CH,N_HOME};
enum{K_ED=0,K_Q,K_AC,K_BRE,K_BIC,K_BCH,K_RE,K_IC,K_CH,K_PEND,K_N};
struct W2Out{ u64 ev=0, cnt[8]={0}; double occ[K_N]={0}; double wq=0; u64 nq=0; double cens[K_N]={0}; };
template<int D,class L> struct W2{
  Rng g; Heap<D> h; L&log; W2Out o; std::vector<u8> coh; std::vector<double> tq; std::vector<u32> nxt; std::vector<int> census;
  u32 head[5],tail[5]; int n[K_N]={0}; double ar[K_N]={0}; LN ed{4/24.,3/24.}, losA{4.5,5}, losB{8.5,8}, brok{5,4}, re{58,30}, ic{26,20}, ch{14,10}; u32 np=0;
  W2(u64 seed,L&l):g(seed),log(l){ for(auto&x:head)x=~0u; for(auto&x:tail)x=~0u; coh.reserve(65536);tq.reserve(65536);nxt.reserve(65536); census.reserve(7300*K_N);} 
  inline void inc(int k,double t){ n[k]++; ar[k]-=t; } inline void dec(int k,double t){ n[k]--; ar[k]+=t; }
  inline void enq(int q,u32 p){ nxt[p]=~0u; if(tail[q]==~0u) head[q]=p; else nxt[tail[q]]=p; tail[q]=p; }
  inline u32 deq(int q){ u32 p=head[q]; if(p!=~0u){ head[q]=nxt[p]; if(head[q]==~0u) tail[q]=~0u; } return p; }
  inline double cand(int c,double t){ double l=(c?P_LB:P_LA)*PMAX; for(;;){ t+=g.ex()/l; int hw=(int)((u64)(t*24)%168); if(g.u()*PMAX<PROF[hw]) return t; } }
  inline void edIn(u32 p,double t){ log.add(t,0,p,N_ED); inc(K_ED,t); h.push(t+ed(g),p,EDEND); }
  inline void admit(u32 p,double t){ inc(K_AC,t); o.cnt[2]++; log.add(t,2,p,N_AC); h.push(t+(coh[p]?losB(g):losA(g)),p,LOSEND); }
  inline void leave(u32 p,double t){ dec(K_AC,t); log.add(t,4,p,N_AC); u32 q=deq(1); if(q!=~0u){ dec(K_Q,t); o.wq+=t-tq[q]; o.nq++; admit(q,t);} }
  inline void home(u32 p,double t){ log.add(t,6,p,N_HOME); if(g.u()<0.12){ inc(K_PEND,t); h.push(t+30*g.u(),p,RET); } }
  inline void start(int d,u32 p,double t){ static const int kk[3]={K_RE,K_IC,K_CH}; inc(kk[d],t); o.cnt[4+d]++; log.add(t,5,p,N_RE+d); h.push(t+(d==0?re(g):d==1?ic(g):ch(g)),p,REEND+d); }
  inline void end(int d,double t){ static const int kk[3]={K_RE,K_IC,K_CH}; dec(kk[d],t); u32 q=deq(2+d); if(q!=~0u){ dec(K_BRE+d,t); start(d,q,t); leave(q,t);} }
  inline u32 newp(int c){ u32 p=np++; coh.push_back(c); tq.push_back(0); nxt.push_back(0); return p; }
  W2Out run(){ double nc=1, wa[K_N]; int day=0; h.push(cand(0,0),0,ARR); h.push(cand(1,0),1,ARR); bool warm=false;
    for(;;){ Ev e=h.top(); double t=e.t; while(nc<=t && nc<=P_HORIZON){ if(!warm && nc>P_WARM-0.5){ warm=true; for(int k=0;k<K_N;k++) wa[k]=ar[k]+n[k]*nc; }
        for(int k=0;k<K_N;k++) census.push_back(n[k]); nc+=1; day++; }
      if(t>P_HORIZON) break; o.ev++;
      switch(e.ty){
        case ARR:{ int c=e.id; h.replace(cand(c,t),c,ARR); o.cnt[c]++; edIn(newp(c),t); break; }
        case EDEND:{ h.pop(); u32 p=e.id; dec(K_ED,t); log.add(t,1,p,N_ED); if(n[K_AC]<60){ o.nq++; admit(p,t);} else { inc(K_Q,t); tq[p]=t; enq(1,p);} break; }
        case LOSEND:{ h.pop(); u32 p=e.id; double u=g.u(); 
          if(u<0.62){ log.add(t,3,p,N_HOME); o.cnt[3]++; leave(p,t); home(p,t); }
          else if(u<0.80){ log.add(t,3,p,N_RE); if(n[K_RE]<80){ start(0,p,t); leave(p,t);} else { inc(K_BRE,t); enq(2,p);} }
          else if(u<0.92){ log.add(t,3,p,N_IC); if(n[K_IC]<24){ start(1,p,t); leave(p,t);} else { inc(K_BIC,t); enq(3,p);} }
          else { log.add(t,3,p,N_CH); inc(K_BCH,t); h.push(t+brok(g),p,BROK);} break; }
        case BROK:{ h.pop(); u32 p=e.id; log.add(t,7,p,N_CH); if(n[K_CH]<10){ dec(K_BCH,t); start(2,p,t); leave(p,t);} else enq(4,p); break; }
        case REEND: case ICEND:{ h.pop(); log.add(t,8,e.id,N_RE+(e.ty-REEND)); end(e.ty-REEND,t); home(e.id,t); break; }
        case CHEND: h.pop(); log.add(t,8,e.id,N_CH); end(2,t); break;
        case RET: h.pop(); dec(K_PEND,t); o.cnt[7]++; log.add(t,9,e.id,N_ED); edIn(e.id,t); break;
      } }
    double T=P_HORIZON; for(int k=0;k<K_N;k++){ o.occ[k]=(ar[k]+n[k]*T-wa[k])/(T-P_WARM); double s=0; for(int d=(int)P_WARM;d<day;d++) s+=census[d*K_N+k]; o.cens[k]=s/(day-P_WARM); }
    return o; } };

template<class L> static void doW1(const std::string&fel,u32 N,u64 seed,L&log){ double a=now(); W1Out o= fel=="rec"? w1rec(N,seed): fel=="2"? w1<2,L>(N,seed,log): w1<4,L>(N,seed,log); log.close(); double b=now();
  printf("{\"impl\":\"c++ fel=%s\",\"w\":1,\"mean_wait\":%.6f,\"mean_occ\":%.4f,\"events\":%llu,\"log\":%llu,\"sec\":%.4f,\"ev_s\":%.0f,\"rssMB\":%ld}\n",fel.c_str(),o.wait,o.occ,(unsigned long long)o.ev,(unsigned long long)log.count(),b-a,o.ev/(b-a),rssMB()); }
template<class L> static void doW2(const std::string&fel,int reps,u64 seed,L&log){ double a=now(); W2Out S; double ss[K_N]={0},cs[K_N]={0}; u64 nd=0; int hp=0;
  for(int r=0;r<reps;r++){ W2Out o; if(fel=="2"){ W2<2,L> m(seed+r,log); o=m.run(); nd+=m.np; } else { W2<4,L> m(seed+r,log); o=m.run(); nd+=m.np; hp=m.h.n; }
    S.ev+=o.ev; for(int i=0;i<8;i++)S.cnt[i]+=o.cnt[i]; for(int k=0;k<K_N;k++){S.occ[k]+=o.occ[k]; ss[k]+=o.occ[k]*o.occ[k]; cs[k]+=o.cens[k];} S.wq+=o.wq;S.nq+=o.nq; }
  log.close(); double b=now(); const char*nm[K_N]={"ed","q","ac","bre","bic","bch","re","ic","ch","pend"};
  printf("{\"impl\":\"c++ fel=%s\",\"w\":2,\"events\":%llu,\"patients\":%llu,\"log\":%llu,\"sec\":%.4f,\"ev_s\":%.0f,\"rssMB\":%ld,\"fel_end\":%d",fel.c_str(),(unsigned long long)S.ev,(unsigned long long)nd,(unsigned long long)log.count(),b-a,S.ev/(b-a),rssMB(),hp);
  printf(",\"counts\":["); for(int i=0;i<8;i++) printf("%s%.1f",i?",":"",S.cnt[i]/(double)reps); printf("],\"mean_bed_wait\":%.6f,\"occ\":{",S.wq/S.nq);
  for(int k=0;k<K_N;k++){ double m=S.occ[k]/reps, v=reps>1?(ss[k]-reps*m*m)/(reps-1):0; printf("%s\"%s\":[%.6f,%.6f,%.6f]",k?",":"",nm[k],m,sqrt(v/reps),cs[k]/reps);} printf("}}\n"); }
int main(int c,char**v){ zigInit(); profInit(); std::string w=v[1],fel="4",lg="none",dir="."; u32 N=2000000; int reps=10; u64 seed=1; for(int i=2;i<c;i++){ std::string a=v[i]; auto k=a.substr(0,a.find('=')), x=a.substr(a.find('=')+1); if(k=="fel")fel=x; if(k=="log")lg=x; if(k=="n")N=atoi(x.c_str()); if(k=="reps")reps=atoi(x.c_str()); if(k=="seed")seed=atoll(x.c_str()); if(k=="dir")dir=x; if(k=="LA")P_LA=atof(x.c_str()); if(k=="LB")P_LB=atof(x.c_str()); if(k=="H")P_HORIZON=atof(x.c_str()); }
  NoLog nl; MemLog ml; 
  if(w=="w1"){ if(lg=="none") doW1(fel,N,seed,nl); else if(lg=="mem") doW1(fel,N,seed,ml); else { DiskLog d(dir,lg=="disksync"); doW1(fel,N,seed,d);} }
  else { if(lg=="none") doW2(fel,reps,seed,nl); else if(lg=="mem") doW2(fel,reps,seed,ml); else { DiskLog d(dir,lg=="disksync"); doW2(fel,reps,seed,d);} } }
