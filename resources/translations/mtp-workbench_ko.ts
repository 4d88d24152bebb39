<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko" sourcelanguage="en">
<context>
    <name>DensityList</name>
    <message>
        <source>&quot;%1&quot; is no density; write them as 1.6, 2, 2.4</source>
        <translation>&quot;%1&quot;은(는) 밀도가 아닙니다. 1.6, 2, 2.4처럼 쓰십시오</translation>
    </message>
</context>
<context>
    <name>RecentMenu</name>
    <message>
        <source>None yet</source>
        <translation>아직 없음</translation>
    </message>
    <message>
        <source>&amp;Recent</source>
        <translation>최근 항목(&amp;R)</translation>
    </message>
</context>
<context>
    <name>mtp::core</name>
    <message>
        <source>atoms</source>
        <translation>원자</translation>
    </message>
    <message>
        <source>barrier</source>
        <translation>장벽</translation>
    </message>
    <message>
        <source>bias</source>
        <translation>편향</translation>
    </message>
    <message>
        <source>caged share</source>
        <translation>갇힘 비율</translation>
    </message>
    <message>
        <source>cascade</source>
        <translation>연쇄</translation>
    </message>
    <message>
        <source>composition</source>
        <translation>조성</translation>
    </message>
    <message>
        <source>configuration</source>
        <translation>배치</translation>
    </message>
    <message>
        <source>configurations</source>
        <translation>배치</translation>
    </message>
    <message>
        <source>count</source>
        <translation>개수</translation>
    </message>
    <message>
        <source>cutoff</source>
        <translation>컷오프</translation>
    </message>
    <message>
        <source>density</source>
        <translation>밀도</translation>
    </message>
    <message>
        <source>density ratio</source>
        <translation>밀도비</translation>
    </message>
    <message>
        <source>depth</source>
        <translation>깊이</translation>
    </message>
    <message>
        <source>difference</source>
        <translation>차이</translation>
    </message>
    <message>
        <source>displacement</source>
        <translation>변위</translation>
    </message>
    <message>
        <source>distance</source>
        <translation>거리</translation>
    </message>
    <message>
        <source>duration</source>
        <translation>지속 시간</translation>
    </message>
    <message>
        <source>element</source>
        <translation>원소</translation>
    </message>
    <message>
        <source>energy</source>
        <translation>에너지</translation>
    </message>
    <message>
        <source>energy difference</source>
        <translation>에너지 차이</translation>
    </message>
    <message>
        <source>energy error</source>
        <translation>에너지 오차</translation>
    </message>
    <message>
        <source>error</source>
        <translation>오차</translation>
    </message>
    <message>
        <source>extent</source>
        <translation>크기</translation>
    </message>
    <message>
        <source>force</source>
        <translation>힘</translation>
    </message>
    <message>
        <source>force difference</source>
        <translation>힘 차이</translation>
    </message>
    <message>
        <source>force error</source>
        <translation>힘 오차</translation>
    </message>
    <message>
        <source>force rmse after</source>
        <translation>힘 RMSE, 학습 후</translation>
    </message>
    <message>
        <source>force rmse before</source>
        <translation>힘 RMSE, 학습 전</translation>
    </message>
    <message>
        <source>fraction</source>
        <translation>비율</translation>
    </message>
    <message>
        <source>frame</source>
        <translation>프레임</translation>
    </message>
    <message>
        <source>frames beyond</source>
        <translation>벗어난 프레임</translation>
    </message>
    <message>
        <source>from</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>grade</source>
        <translation>등급</translation>
    </message>
    <message>
        <source>group</source>
        <translation>구분</translation>
    </message>
    <message>
        <source>hops</source>
        <translation>도약</translation>
    </message>
    <message>
        <source>highest grade</source>
        <translation>가장 높은 등급</translation>
    </message>
    <message>
        <source>ion</source>
        <translation>이온</translation>
    </message>
    <message>
        <source>ions</source>
        <translation>이온</translation>
    </message>
    <message>
        <source>kind</source>
        <translation>종류</translation>
    </message>
    <message>
        <source>largest</source>
        <translation>최대</translation>
    </message>
    <message>
        <source>length</source>
        <translation>길이</translation>
    </message>
    <message>
        <source>longest</source>
        <translation>가장 긴 거리</translation>
    </message>
    <message>
        <source>name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>neighbour</source>
        <translation>이웃</translation>
    </message>
    <message>
        <source>number</source>
        <translation>번호</translation>
    </message>
    <message>
        <source>pair</source>
        <translation>쌍</translation>
    </message>
    <message>
        <source>part</source>
        <translation>세트</translation>
    </message>
    <message>
        <source>potential</source>
        <translation>포텐셜</translation>
    </message>
    <message>
        <source>predicted</source>
        <translation>예측</translation>
    </message>
    <message>
        <source>pressure</source>
        <translation>압력</translation>
    </message>
    <message>
        <source>pressure difference</source>
        <translation>압력 차이</translation>
    </message>
    <message>
        <source>quantity</source>
        <translation>물리량</translation>
    </message>
    <message>
        <source>ratio</source>
        <translation>비</translation>
    </message>
    <message>
        <source>reference</source>
        <translation>기준</translation>
    </message>
    <message>
        <source>rehearsals</source>
        <translation>예행</translation>
    </message>
    <message>
        <source>round</source>
        <translation>라운드</translation>
    </message>
    <message>
        <source>run</source>
        <translation>궤적</translation>
    </message>
    <message>
        <source>share</source>
        <translation>비율</translation>
    </message>
    <message>
        <source>shortest</source>
        <translation>가장 짧은 거리</translation>
    </message>
    <message>
        <source>single points</source>
        <translation>단일점 계산</translation>
    </message>
    <message>
        <source>source</source>
        <translation>소스</translation>
    </message>
    <message>
        <source>step</source>
        <translation>스텝</translation>
    </message>
    <message>
        <source>strings</source>
        <translation>스트링</translation>
    </message>
    <message>
        <source>temperature</source>
        <translation>온도</translation>
    </message>
    <message>
        <source>time</source>
        <translation>시간</translation>
    </message>
    <message>
        <source>to</source>
        <translation>끝</translation>
    </message>
    <message>
        <source>training set</source>
        <translation>학습 세트</translation>
    </message>
    <message>
        <source>unit</source>
        <translation>단위</translation>
    </message>
    <message>
        <source>value</source>
        <translation>값</translation>
    </message>
    <message>
        <source>volume</source>
        <translation>부피</translation>
    </message>
    <message>
        <source>all</source>
        <translation>전체</translation>
    </message>
    <message>
        <source>excluded</source>
        <translation>제외</translation>
    </message>
    <message>
        <source>force length</source>
        <translation>힘의 크기</translation>
    </message>
    <message>
        <source>test</source>
        <translation>시험</translation>
    </message>
    <message>
        <source>training</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>검증</translation>
    </message>
    <message>
        <source>virial</source>
        <translation>비리얼</translation>
    </message>
    <message>
        <source>CP2K molecular dynamics or relaxation (run folder)</source>
        <translation>CP2K 분자 동역학 또는 구조 최적화(계산 폴더)</translation>
    </message>
    <message>
        <source>CP2K single points (log or folders)</source>
        <translation>CP2K 단일점 계산(로그 또는 폴더)</translation>
    </message>
    <message>
        <source>LAMMPS data</source>
        <translation>LAMMPS 데이터</translation>
    </message>
    <message>
        <source>LAMMPS dump</source>
        <translation>LAMMPS 덤프</translation>
    </message>
    <message>
        <source>MLIP configurations</source>
        <translation>MLIP 배치</translation>
    </message>
    <message>
        <source>MLIP configurations, binary (.cfg)</source>
        <translation>MLIP 배치, 이진(.cfg)</translation>
    </message>
    <message>
        <source>Quantum ESPRESSO folder (pw.x)</source>
        <translation>Quantum ESPRESSO 폴더(pw.x)</translation>
    </message>
    <message>
        <source>Quantum ESPRESSO output (pw.x)</source>
        <translation>Quantum ESPRESSO 출력(pw.x)</translation>
    </message>
    <message>
        <source>VASP output</source>
        <translation>VASP 출력</translation>
    </message>
    <message>
        <source>VASP output, HDF5</source>
        <translation>VASP 출력, HDF5</translation>
    </message>
    <message>
        <source>VASP output, XML</source>
        <translation>VASP 출력, XML</translation>
    </message>
    <message>
        <source>VASP run folder</source>
        <translation>VASP 계산 폴더</translation>
    </message>
    <message>
        <source>VASP structure</source>
        <translation>VASP 구조</translation>
    </message>
    <message>
        <source>VASP trajectory</source>
        <translation>VASP 궤적</translation>
    </message>
    <message>
        <source>extended XYZ</source>
        <translation>확장 XYZ</translation>
    </message>
    <message>
        <source>Charge</source>
        <translation>전하</translation>
    </message>
    <message>
        <source>Cutoff</source>
        <translation>컷오프</translation>
    </message>
    <message>
        <source>Functional</source>
        <translation>범함수</translation>
    </message>
    <message>
        <source>Gamma point</source>
        <translation>감마점</translation>
    </message>
    <message>
        <source>Smearing</source>
        <translation>스미어링</translation>
    </message>
    <message>
        <source>Spin</source>
        <translation>스핀</translation>
    </message>
    <message>
        <source>Tolerance</source>
        <translation>허용 오차</translation>
    </message>
    <message>
        <source>k-points</source>
        <translation>k점</translation>
    </message>
    <message>
        <source>none</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>polarised</source>
        <translation>편극</translation>
    </message>
    <message>
        <source>Converged</source>
        <translation>수렴함</translation>
    </message>
    <message>
        <source>Ended by an error</source>
        <translation>오류로 끝남</translation>
    </message>
    <message>
        <source>No step lowers the objective any more</source>
        <translation>목적 함수를 더 낮추는 스텝이 없음</translation>
    </message>
    <message>
        <source>Reached the limit of iterations</source>
        <translation>반복 한도에 도달함</translation>
    </message>
    <message>
        <source>Stopped by the user</source>
        <translation>사용자가 중지함</translation>
    </message>
    <message>
        <source>read from a file</source>
        <translation>파일에서 읽음</translation>
    </message>
    <message>
        <source>iteration</source>
        <translation>반복</translation>
    </message>
    <message>
        <source>E apart</source>
        <translation>E 차이</translation>
    </message>
    <message>
        <source>E predicted</source>
        <translation>E 예측</translation>
    </message>
    <message>
        <source>F apart</source>
        <translation>F 차이</translation>
    </message>
    <message>
        <source>F apart atom</source>
        <translation>F 차이 원자</translation>
    </message>
    <message>
        <source>F apart max</source>
        <translation>F 최대 차이</translation>
    </message>
    <message>
        <source>F predicted</source>
        <translation>F 예측</translation>
    </message>
    <message>
        <source>P apart</source>
        <translation>P 차이</translation>
    </message>
    <message>
        <source>P predicted</source>
        <translation>P 예측</translation>
    </message>
    <message>
        <source>all single points</source>
        <translation>누적 단일점 계산</translation>
    </message>
    <message>
        <source>atom</source>
        <translation>원자 번호</translation>
    </message>
    <message>
        <source>dF atom</source>
        <translation>dF 원자</translation>
    </message>
    <message>
        <source>haven</source>
        <translation>Haven 비</translation>
    </message>
    <message>
        <source>like</source>
        <translation>닮은 배치</translation>
    </message>
    <message>
        <source>ran through</source>
        <translation>완주</translation>
    </message>
    <message>
        <source>minimum of the energy</source>
        <translation>에너지 최소</translation>
    </message>
    <message>
        <source>pressure turns negative</source>
        <translation>압력이 음수로 바뀜</translation>
    </message>
    <message>
        <source>pressure turns positive</source>
        <translation>압력이 양수로 바뀜</translation>
    </message>
    <message>
        <source>eV/atom</source>
        <translation>eV/원자</translation>
    </message>
    <message>
        <source>meV/atom</source>
        <translation>meV/원자</translation>
    </message>
    <message>
        <source>Å³/atom</source>
        <translation>Å³/원자</translation>
    </message>
    <message>
        <source>undone</source>
        <translation>되돌림</translation>
    </message>
    <message>
        <source>Gaussian, %1 eV</source>
        <translation>가우시안, %1 eV</translation>
    </message>
    <message>
        <source>spacing %1 per Å</source>
        <translation>간격 %1/Å</translation>
    </message>
    <message>
        <source>%1 g/cm3, seed %2</source>
        <translation>%1 g/cm3, 시드 %2</translation>
    </message>
    <message>
        <source>bring to %1 g/cm3</source>
        <translation>%1 g/cm3로 이동</translation>
    </message>
    <message>
        <source>cool from %1 K to %2 K</source>
        <translation>%1 K에서 %2 K로 냉각</translation>
    </message>
    <message>
        <source>density ladder</source>
        <translation>밀도 사다리</translation>
    </message>
    <message>
        <source>heat from %1 K to %2 K</source>
        <translation>%1 K에서 %2 K로 가열</translation>
    </message>
    <message>
        <source>hold</source>
        <translation>온도 유지</translation>
    </message>
    <message>
        <source>hold at %1 K</source>
        <translation>%1 K 유지</translation>
    </message>
    <message>
        <source>hold at %1 g/cm3</source>
        <translation>%1 g/cm3 유지</translation>
    </message>
    <message>
        <source>melt and quench</source>
        <translation>용융과 급랭</translation>
    </message>
    <message>
        <source>ramp</source>
        <translation>가열·냉각</translation>
    </message>
    <message>
        <source>Continuing from starting point %1</source>
        <translation>출발점 %1에서 계속합니다</translation>
    </message>
    <message>
        <source>min_dist is %1 Å</source>
        <translation>min_dist는 %1 Å입니다</translation>
    </message>
    <message>
        <source>min_dist is %1 Å, just below the shortest distance of the data</source>
        <translation>min_dist는 데이터의 가장 짧은 거리보다 조금 짧은 %1 Å입니다</translation>
    </message>
    <message>
        <source>the potential to start from is not trained: the training begins with random radial coefficients in its basis</source>
        <translation>시작할 포텐셜이 학습되지 않아, 그 기저에서 무작위 방사 계수로 학습을 시작합니다</translation>
    </message>
    <message>
        <source>%1 frames are too few for a fit</source>
        <translation>프레임 %1개로는 피팅할 수 없습니다</translation>
    </message>
    <message>
        <source>P(r,t) at %1 ps does not exceed that of a random walk</source>
        <translation>%1 ps의 P(r,t)가 무작위 걷기의 값을 넘지 않습니다</translation>
    </message>
    <message>
        <source>P(r,t) has no minimum between two maxima at %1 ps</source>
        <translation>%1 ps의 P(r,t)에는 두 극대 사이의 극소가 없습니다</translation>
    </message>
    <message>
        <source>alpha2 has no maximum up to %1 ps that is inside that range</source>
        <translation>%1 ps까지의 범위 안에 α₂의 극대가 없습니다</translation>
    </message>
    <message>
        <source>alpha2 has no maximum up to %1 ps that stands out of its error</source>
        <translation>%1 ps까지 오차보다 뚜렷한 α₂의 극대가 없습니다</translation>
    </message>
    <message>
        <source>fewer than three lags</source>
        <translation>지연 시간이 세 개보다 적습니다</translation>
    </message>
    <message>
        <source>neighbours stay longer than the lags</source>
        <translation>이웃이 지연 시간보다 오래 머무릅니다</translation>
    </message>
    <message>
        <source>no ion hops twice</source>
        <translation>두 번 도약한 이온이 없습니다</translation>
    </message>
    <message>
        <source>no ion moves farther than %1 Å in %2 ps</source>
        <translation>%2 ps 안에 %1 Å보다 멀리 움직인 이온이 없습니다</translation>
    </message>
    <message>
        <source>not diffusive up to %1 ps: the MSD grows with t to the power of %2</source>
        <translation>%1 ps까지 확산 거동이 아닙니다. MSD가 t의 %2제곱으로 늘어납니다</translation>
    </message>
    <message>
        <source>the MSD does not grow between %1 and %2 ps</source>
        <translation>%1~%2 ps에서 MSD가 늘어나지 않습니다</translation>
    </message>
    <message>
        <source>the errors of D differ: %1 Å²/ps at most and %2 at least; the largest is stated</source>
        <translation>D의 오차가 서로 다릅니다. 최대 %1 Å²/ps, 최소 %2이며 가장 큰 값을 표시합니다</translation>
    </message>
    <message>
        <source>the ions do not move up to %1 ps</source>
        <translation>%1 ps까지 이온이 움직이지 않습니다</translation>
    </message>
    <message>
        <source>the run is shorter than %1 ps</source>
        <translation>궤적이 %1 ps보다 짧습니다</translation>
    </message>
    <message>
        <source>the run is shorter than the %1 ps looked at</source>
        <translation>궤적이 살펴볼 %1 ps보다 짧습니다</translation>
    </message>
    <message>
        <source>there are no hops</source>
        <translation>도약이 없습니다</translation>
    </message>
    <message>
        <source>functions</source>
        <translation>함수</translation>
    </message>
    <message>
        <source>objective</source>
        <translation>목적 함수</translation>
    </message>
    <message>
        <source>training energy</source>
        <translation>학습 에너지</translation>
    </message>
    <message>
        <source>training force</source>
        <translation>학습 힘</translation>
    </message>
    <message>
        <source>validation energy</source>
        <translation>검증 에너지</translation>
    </message>
    <message>
        <source>validation force</source>
        <translation>검증 힘</translation>
    </message>
    <message>
        <source>pruned</source>
        <translation>가지치기됨</translation>
    </message>
    <message>
        <source>whole</source>
        <translation>원본</translation>
    </message>
    <message>
        <source>other run</source>
        <translation>다른 학습 결과</translation>
    </message>
    <message>
        <source>µs/atom</source>
        <translation>µs/원자</translation>
    </message>
    <message>
        <source>level</source>
        <translation>레벨</translation>
    </message>
    <message>
        <source>polynomials</source>
        <translation>다항식</translation>
    </message>
    <message>
        <source>seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>state</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>processor time</source>
        <translation>프로세서 시간</translation>
    </message>
    <message>
        <source>basis</source>
        <translation>기저</translation>
    </message>
    <message>
        <source>trained</source>
        <translation>학습됨</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>대기</translation>
    </message>
    <message>
        <source>Level %1, cutoff %2 Å, %3 polynomials, %4 configurations, seed %5</source>
        <translation>레벨 %1, 컷오프 %2 Å, 다항식 %3개, 배치 %4개, 시드 %5</translation>
    </message>
    <message>
        <source>Measuring the evaluation</source>
        <translation>계산 시간 측정</translation>
    </message>
    <message>
        <source>The scan has no other basis to compare it with.</source>
        <translation>이 스캔에는 비교할 다른 기저가 없습니다.</translation>
    </message>
    <message>
        <source>It is the cheapest basis of the scan, and none has a lower error.</source>
        <translation>스캔에서 가장 빠른 기저이고, 오차가 더 작은 기저도 없습니다.</translation>
    </message>
    <message>
        <source>More configurations would help: the error falls by %1 % with each doubling of their number.</source>
        <translation>배치를 더하면 좋아집니다. 배치 수가 두 배가 될 때마다 오차가 %1 % 줄어듭니다.</translation>
    </message>
    <message>
        <source>More configurations of this kind would help little: the error falls by %1 % with each doubling of their number.</source>
        <translation>같은 종류의 배치를 더해도 거의 좋아지지 않습니다. 배치 수가 두 배가 될 때마다 오차가 %1 % 줄어듭니다.</translation>
    </message>
    <message>
        <source>More configurations of this kind would not help: the error rises by %1 % with each doubling of their number.</source>
        <translation>같은 종류의 배치를 더해도 좋아지지 않습니다. 배치 수가 두 배가 될 때마다 오차가 %1 % 늘어납니다.</translation>
    </message>
    <message>
        <source>Whether more configurations would help is not clear: with each doubling of their number the error changes by less than the scatter of the points (%1 points).</source>
        <translation>배치를 더하면 좋아질지 분명하지 않습니다. 배치 수가 두 배가 될 때 오차의 변화가 점들의 흩어짐보다 작습니다(점 %1개).</translation>
    </message>
    <message>
        <source>Whether more configurations would help is not known: train on some parts of the set too.</source>
        <translation>배치를 더하면 좋아질지 알 수 없습니다. 세트의 일부로도 학습하십시오.</translation>
    </message>
    <message>
        <source>The error still falls at the highest level of the scan: try higher ones.</source>
        <translation>스캔의 가장 높은 레벨에서도 오차가 줄고 있습니다. 더 높은 레벨도 써 보십시오.</translation>
    </message>
    <message>
        <source>The error still falls at the largest cutoff of the scan: try larger ones.</source>
        <translation>스캔의 가장 큰 컷오프에서도 오차가 줄고 있습니다. 더 큰 컷오프도 써 보십시오.</translation>
    </message>
    <message>
        <source>The error still falls at the most polynomials of the scan: try more.</source>
        <translation>스캔에서 다항식이 가장 많을 때도 오차가 줄고 있습니다. 더 늘려 보십시오.</translation>
    </message>
    <message>
        <source>Its validation error is %1 times that of the training set: it has more coefficients than these configurations determine.</source>
        <translation>검증 오차가 학습 세트 오차의 %1배입니다. 이 배치들로 정할 수 있는 것보다 계수가 많습니다.</translation>
    </message>
    <message>
        <source>With one seed it is not known how much errors differ by chance: two say more.</source>
        <translation>시드가 하나이면 오차가 우연히 얼마나 다른지 알 수 없습니다. 두 개를 쓰십시오.</translation>
    </message>
    <message>
        <source>%1 points could not be trained.</source>
        <translation>점 %1개를 학습하지 못했습니다.</translation>
    </message>
    <message>
        <source>%1 points are missing yet: what they say may change this.</source>
        <translation>아직 점 %1개가 남았습니다. 그 결과에 따라 달라질 수 있습니다.</translation>
    </message>
    <message>
        <source>No basis has been trained on the whole set yet: nothing can be recommended.</source>
        <translation>전체 세트로 학습한 기저가 아직 없어 추천할 수 없습니다.</translation>
    </message>
    <message>
        <source>cascades</source>
        <translation>연쇄</translation>
    </message>
    <message>
        <source>rate</source>
        <translation>빈도</translation>
    </message>
    <message>
        <source>motion</source>
        <translation>거동</translation>
    </message>
    <message>
        <source>longest hop</source>
        <translation>가장 긴 도약</translation>
    </message>
    <message>
        <source>%1: its time of change cannot be read</source>
        <translation>%1: 변경 시각을 읽을 수 없습니다</translation>
    </message>
    <message>
        <source>there is no folder %1</source>
        <translation>%1 폴더가 없습니다</translation>
    </message>
    <message>
        <source>permission denied</source>
        <translation>권한이 없습니다</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>디스크가 가득 찼습니다</translation>
    </message>
    <message>
        <source>the file system is read-only</source>
        <translation>읽기 전용 파일 시스템입니다</translation>
    </message>
    <message>
        <source>the name is too long</source>
        <translation>이름이 너무 깁니다</translation>
    </message>
    <message>
        <source>for an unknown reason</source>
        <translation>원인을 알 수 없습니다</translation>
    </message>
    <message>
        <source>%1: cannot be written: %2</source>
        <translation>%1: 쓸 수 없습니다: %2</translation>
    </message>
    <message>
        <source>%1: is a folder</source>
        <translation>%1: 폴더입니다</translation>
    </message>
    <message>
        <source>%1: a run goes on in this folder</source>
        <translation>%1: 이 폴더에서 실행이 진행 중입니다</translation>
    </message>
    <message>
        <source>%1: cannot be started: %2</source>
        <translation>%1: 시작할 수 없습니다: %2</translation>
    </message>
    <message>
        <source>this is a value, not a condition; compare it, as in &quot;&gt; 0&quot;</source>
        <translation>조건이 아니라 값입니다. &quot;&gt; 0&quot;처럼 비교하십시오</translation>
    </message>
    <message>
        <source>texts can be compared by == and != only</source>
        <translation>문자열은 ==와 !=로만 비교할 수 있습니다</translation>
    </message>
    <message>
        <source>a text column can be compared with a text only</source>
        <translation>문자열 열은 문자열과만 비교할 수 있습니다</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is a text where a number was expected</source>
        <translation>숫자가 와야 할 자리에 문자열 &quot;%1&quot;이(가) 있습니다</translation>
    </message>
    <message>
        <source>this is a condition where a number was expected</source>
        <translation>숫자가 와야 할 자리에 조건이 있습니다</translation>
    </message>
    <message>
        <source>there is no column %1; there are %2</source>
        <translation>%1 열이 없습니다. 있는 열: %2</translation>
    </message>
    <message>
        <source>column %1 has texts, not numbers; compare it as in %2 == &quot;...&quot;</source>
        <translation>%1 열에는 숫자가 아니라 문자열이 있습니다. %2 == &quot;...&quot;처럼 비교하십시오</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a number</source>
        <translation>&quot;%1&quot;은(는) 숫자가 아닙니다</translation>
    </message>
    <message>
        <source>the text has no end; a quotation mark is missing</source>
        <translation>문자열이 끝나지 않았습니다. 따옴표가 빠졌습니다</translation>
    </message>
    <message>
        <source>= is written == here</source>
        <translation>여기서는 =을 ==로 씁니다</translation>
    </message>
    <message>
        <source>%1; use &quot;and&quot;</source>
        <translation>%1; &quot;and&quot;를 쓰십시오</translation>
    </message>
    <message>
        <source>%1; use &quot;or&quot;</source>
        <translation>%1; &quot;or&quot;를 쓰십시오</translation>
    </message>
    <message>
        <source>%1; use &quot;not&quot;</source>
        <translation>%1; &quot;not&quot;을 쓰십시오</translation>
    </message>
    <message>
        <source>&quot;%1&quot; was not expected; and, or, or an operator was</source>
        <translation>&quot;%1&quot;은(는) 여기에 올 수 없습니다. and, or 또는 연산자가 와야 합니다</translation>
    </message>
    <message>
        <source>the expression is nested too deep</source>
        <translation>식이 너무 깊게 중첩되었습니다</translation>
    </message>
    <message>
        <source>one comparison at a time; join two with &quot;and&quot;</source>
        <translation>비교는 한 번에 하나씩 쓰고, 둘은 &quot;and&quot;로 연결하십시오</translation>
    </message>
    <message>
        <source>too many operators in a row</source>
        <translation>연산자가 너무 많이 이어집니다</translation>
    </message>
    <message>
        <source>the expression ends where a column or a number is missing</source>
        <translation>식이 열이나 숫자가 와야 할 곳에서 끝납니다</translation>
    </message>
    <message>
        <source>&quot;%1&quot; stands where a column or a number was expected</source>
        <translation>열이나 숫자가 와야 할 자리에 &quot;%1&quot;이(가) 있습니다</translation>
    </message>
    <message>
        <source>there is no function %1; there are abs, sqrt, min and max</source>
        <translation>%1 함수는 없습니다. abs, sqrt, min, max가 있습니다</translation>
    </message>
    <message>
        <source>%1 takes one value</source>
        <translation>%1 함수는 값 하나를 받습니다</translation>
    </message>
    <message>
        <source>a closing bracket is missing</source>
        <translation>닫는 괄호가 없습니다</translation>
    </message>
    <message>
        <source>at character %1: %2</source>
        <translation>%1번째 글자: %2</translation>
    </message>
    <message>
        <source>the expression is longer than %1 bytes</source>
        <translation>식이 %1바이트보다 깁니다</translation>
    </message>
    <message>
        <source>column %1 has %2 rows, the table %3</source>
        <translation>%1 열의 행은 %2개인데, 표의 행은 %3개입니다</translation>
    </message>
    <message>
        <source>the table has no column %1</source>
        <translation>표에 %1 열이 없습니다</translation>
    </message>
    <message>
        <source>whole numbers</source>
        <translation>정수</translation>
    </message>
    <message>
        <source>column %1 has %2, which is not what was asked for</source>
        <translation>%1 열의 종류가 요청한 것과 다릅니다: %2</translation>
    </message>
    <message>
        <source>the rows are of a table with other columns</source>
        <translation>열이 다른 표의 행입니다</translation>
    </message>
    <message>
        <source>the table is empty</source>
        <translation>표가 비어 있습니다</translation>
    </message>
    <message>
        <source>row %1: expected %2 cells, found %3</source>
        <translation>%1행: 칸 %2개가 필요한데 %3개가 있습니다</translation>
    </message>
    <message>
        <source>%1: cannot be read</source>
        <translation>%1: 읽을 수 없습니다</translation>
    </message>
    <message>
        <source>process %1 on %2</source>
        <translation>%2의 프로세스 %1</translation>
    </message>
    <message>
        <source>%1: no folder for temporary files</source>
        <translation>%1: 임시 파일을 둘 폴더가 없습니다</translation>
    </message>
    <message>
        <source>%1: cannot be read: %2</source>
        <translation>%1: 읽을 수 없습니다: %2</translation>
    </message>
    <message>
        <source>is no zip file, or it is damaged: %1</source>
        <translation>zip 파일이 아니거나 손상되었습니다: %1</translation>
    </message>
    <message>
        <source>%1 cannot be unpacked: %2</source>
        <translation>%1: 압축을 풀 수 없습니다: %2</translation>
    </message>
    <message>
        <source>%1 is damaged: it is longer than was said</source>
        <translation>%1: 손상되었습니다. 명시된 길이보다 깁니다</translation>
    </message>
    <message>
        <source>%1 is damaged: %2</source>
        <translation>%1: 손상되었습니다: %2</translation>
    </message>
    <message>
        <source>%1 is cut</source>
        <translation>%1: 중간에 잘렸습니다</translation>
    </message>
    <message>
        <source>the list of its files is damaged</source>
        <translation>파일 목록이 손상되었습니다</translation>
    </message>
    <message>
        <source>%1 is damaged</source>
        <translation>%1: 손상되었습니다</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is a link or leads out of the folder; nothing was unpacked</source>
        <translation>&quot;%1&quot;은(는) 링크이거나 폴더 밖을 가리킵니다. 아무것도 풀지 않았습니다</translation>
    </message>
    <message>
        <source>a molecule or cluster</source>
        <translation>분자 또는 클러스터</translation>
    </message>
    <message>
        <source>it is a molecule or cluster: it has no cell</source>
        <translation>분자 또는 클러스터여서 셀이 없습니다</translation>
    </message>
    <message>
        <source>the vectors of its cell do not span a volume</source>
        <translation>셀 벡터가 부피를 이루지 않습니다</translation>
    </message>
    <message>
        <source>it is %1:</source>
        <translation>형태(%1):</translation>
    </message>
    <message>
        <source>%1 not periodic along %2</source>
        <translation>%1 %2 방향으로 주기적이지 않습니다</translation>
    </message>
    <message>
        <source>%1 vacuum along %2</source>
        <translation>%1 %2 방향으로 진공이 있습니다</translation>
    </message>
    <message>
        <source>%1, vacuum along %2</source>
        <translation>%1, %2 방향으로 진공이 있습니다</translation>
    </message>
    <message>
        <source>cutoff and bin width of a coverage must be positive</source>
        <translation>거리 분포의 컷오프와 구간 너비는 양수여야 합니다</translation>
    </message>
    <message>
        <source>a coverage needs one density ratio for each configuration</source>
        <translation>거리 분포에는 배치마다 밀도비가 하나씩 필요합니다</translation>
    </message>
    <message>
        <source>Counting pair distances</source>
        <translation>쌍 거리 세는 중</translation>
    </message>
    <message>
        <source>a density ratio must be positive, not %1</source>
        <translation>밀도비는 양수여야 합니다: %1</translation>
    </message>
    <message>
        <source>a linear factor must be positive, not %1</source>
        <translation>길이 배율은 양수여야 합니다: %1</translation>
    </message>
    <message>
        <source>a supercell of %1 x %2 x %3: at least 1 x 1 x 1</source>
        <translation>슈퍼셀 %1 x %2 x %3: 적어도 1 x 1 x 1이어야 합니다</translation>
    </message>
    <message>
        <source>a supercell of %1 atoms: more than %2</source>
        <translation>슈퍼셀의 원자가 %1개로, %2개를 넘습니다</translation>
    </message>
    <message>
        <source>a displacement must not be negative: %1 Å</source>
        <translation>변위는 음수일 수 없습니다: %1 Å</translation>
    </message>
    <message>
        <source>frame %1: %2; its density is not that of a material, so it cannot be scaled to another</source>
        <translation>프레임 %1: %2. 밀도가 물질의 밀도가 아니므로 다른 밀도로 바꿀 수 없습니다</translation>
    </message>
    <message>
        <source>frame %1: no density (it needs a periodic cell and element names)</source>
        <translation>프레임 %1: 밀도가 없습니다(주기적인 셀과 원소 이름이 필요합니다)</translation>
    </message>
    <message>
        <source>Scaling configurations</source>
        <translation>배치의 밀도 바꾸는 중</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not an element</source>
        <translation>&quot;%1&quot;은(는) 원소가 아닙니다</translation>
    </message>
    <message>
        <source>%1 ions of %2: at least 1</source>
        <translation>%2 이온 %1개: 적어도 1개여야 합니다</translation>
    </message>
    <message>
        <source>a density must be positive, not %1</source>
        <translation>밀도는 양수여야 합니다: %1</translation>
    </message>
    <message>
        <source>no ions to pack</source>
        <translation>채울 이온이 없습니다</translation>
    </message>
    <message>
        <source>a shortest distance must not be negative</source>
        <translation>최단 거리는 음수일 수 없습니다</translation>
    </message>
    <message>
        <source>Pushing ions apart</source>
        <translation>이온을 서로 떼어 놓는 중</translation>
    </message>
    <message>
        <source>no room: after %1 steps the nearest pair is at %2 of its shortest distance; lower the density or the distances</source>
        <translation>자리가 없습니다. %1스텝 뒤에도 가장 가까운 쌍이 최단 거리의 %2배에 있습니다. 밀도나 거리를 줄이십시오</translation>
    </message>
    <message>
        <source>this strain leaves no cell: its deformation has no positive volume</source>
        <translation>이 변형률로는 셀이 남지 않습니다. 변형된 부피가 양수가 아닙니다</translation>
    </message>
    <message>
        <source>%1 K, D = %2 Å²/ps: temperature, D and its error must be positive</source>
        <translation>%1 K, D = %2 Å²/ps: 온도, D와 그 오차는 양수여야 합니다</translation>
    </message>
    <message>
        <source>an activation energy needs two temperatures</source>
        <translation>활성화 에너지에는 온도 두 개가 필요합니다</translation>
    </message>
    <message>
        <source>the window of cascades must have at least one frame</source>
        <translation>연쇄 도약의 시간 창은 적어도 한 프레임이어야 합니다</translation>
    </message>
    <message>
        <source>the radii of cascades must be positive</source>
        <translation>연쇄 도약의 반지름은 양수여야 합니다</translation>
    </message>
    <message>
        <source>the temperature is not known</source>
        <translation>온도를 알 수 없습니다</translation>
    </message>
    <message>
        <source>the charge of %1 is not known</source>
        <translation>%1의 전하를 알 수 없습니다</translation>
    </message>
    <message>
        <source>the run has %1 blocks longer than %2 ps, and the motion of the charge, of which there is one, needs %3</source>
        <translation>궤적에 %2 ps보다 긴 구간이 %1개 있는데, 하나뿐인 전하 이동에는 %3개가 필요합니다</translation>
    </message>
    <message>
        <source>the charges of all atoms add up to %1 e: the collective conductivity depends on the frame of reference</source>
        <translation>모든 원자의 전하를 더하면 %1 e입니다. 집단 전도도가 기준틀에 따라 달라집니다</translation>
    </message>
    <message>
        <source>the temperature must be positive</source>
        <translation>온도는 양수여야 합니다</translation>
    </message>
    <message>
        <source>there is no diffusion coefficient</source>
        <translation>확산 계수가 없습니다</translation>
    </message>
    <message>
        <source>the fit ends at %1 ps, and the run has %2 ps</source>
        <translation>피팅은 %1 ps에서 끝나는데, 궤적은 %2 ps입니다</translation>
    </message>
    <message>
        <source>the fit from %1 to %2 ps has fewer than %3 lags</source>
        <translation>%1~%2 ps의 피팅에 지연 시간이 %3개보다 적습니다</translation>
    </message>
    <message>
        <source>from %1 to %2 ps the MSD grows with t to the power of %3, but along a straight line, which does not start at zero: D is its slope; without motion in cages, or with a later fit, the exponent would be 1</source>
        <translation>%1~%2 ps에서 MSD가 t의 %3제곱으로 늘어나지만, 0에서 시작하지 않는 직선을 따릅니다. D는 그 기울기입니다. 갇힌 운동이 없거나 피팅을 더 늦게 시작하면 지수가 1이 됩니다</translation>
    </message>
    <message>
        <source>caged up to %1 ps: D is below %2 Å²/ps (95 %), if an ion that leaves its cage moves by %3 Å</source>
        <translation>%1 ps까지 갇혀 있습니다. 갇힌 자리를 떠나는 이온이 %3 Å 움직인다고 하면 D는 %2 Å²/ps보다 작습니다(95 %)</translation>
    </message>
    <message>
        <source>not yet diffusive up to %1 ps (hops seen: %2): D is below %3 Å²/ps (95 %), if hops are independent of one another</source>
        <translation>%1 ps까지 아직 확산 거동이 아닙니다(관찰된 도약: %2). 도약이 서로 독립이라고 하면 D는 %3 Å²/ps보다 작습니다(95 %)</translation>
    </message>
    <message>
        <source>%1: there is no %2 among its species (%3)</source>
        <translation>%1: 화학종 가운데 %2이(가) 없습니다(%3)</translation>
    </message>
    <message>
        <source>%1: frame %2: there is only one atom, and nothing that its motion could be measured against; it can be taken as written if that is asked for</source>
        <translation>%1: 프레임 %2: 원자가 하나뿐이어서 이동의 기준이 될 것이 없습니다. 원하면 파일에 쓰인 좌표 그대로 쓸 수 있습니다</translation>
    </message>
    <message>
        <source>%1: the mass of %2 is not known, and with it the centre of mass</source>
        <translation>%1: %2의 질량을 몰라 질량 중심을 구할 수 없습니다</translation>
    </message>
    <message>
        <source>%1: %2 moved by more than %3 % of the cell between two frames: the frames are too far apart to follow wrapped coordinates through the faces; write unwrapped ones (xu yu zu) or frames more often</source>
        <translation>%1: %2이(가) 두 프레임 사이에 셀의 %3 %보다 많이 움직였습니다. 프레임 간격이 너무 넓어 셀 경계를 넘는 좌표를 따라갈 수 없습니다. 풀린 좌표(xu yu zu)를 쓰거나 프레임을 더 자주 저장하십시오</translation>
    </message>
    <message>
        <source>%1: the types of the atoms have no names</source>
        <translation>%1: 원자 유형에 이름이 없습니다</translation>
    </message>
    <message>
        <source>%1: all atoms are %2: there is no framework</source>
        <translation>%1: 모든 원자가 %2이어서 골격이 없습니다</translation>
    </message>
    <message>
        <source>%1 frame</source>
        <translation>프레임 %1개</translation>
    </message>
    <message>
        <source>%1 frames</source>
        <translation>프레임 %1개</translation>
    </message>
    <message>
        <source>%1 ion</source>
        <translation>이온 %1개</translation>
    </message>
    <message>
        <source>%1 ions</source>
        <translation>이온 %1개</translation>
    </message>
    <message>
        <source>the bins of the distinct van Hove function have no sensible width</source>
        <translation>구별 반호프 함수의 구간 너비가 올바르지 않습니다</translation>
    </message>
    <message>
        <source>the distinct van Hove function up to %1 Å would count more than %2 images of a cell with a height of %3 Å</source>
        <translation>%1 Å까지의 구별 반호프 함수는 높이가 %3 Å인 셀의 이미지를 %2개 넘게 세어야 합니다</translation>
    </message>
    <message>
        <source>Counting pairs</source>
        <translation>쌍 세는 중</translation>
    </message>
    <message>
        <source>a lag of %1 frames is longer than the run</source>
        <translation>지연 시간 %1프레임이 궤적보다 깁니다</translation>
    </message>
    <message>
        <source>%1: too few for rates and P_casc that mean something</source>
        <translation>%1: 의미 있는 빈도와 P_casc를 구하기에 너무 적습니다</translation>
    </message>
    <message>
        <source>D is fitted up to %1 ps, in which ions move by less than the length of a hop (%2 Å)</source>
        <translation>D를 %1 ps까지 피팅했는데, 그동안 이온이 도약 길이(%2 Å)보다 적게 움직입니다</translation>
    </message>
    <message>
        <source>the threshold of the hop function must be positive</source>
        <translation>도약 함수의 문턱값은 양수여야 합니다</translation>
    </message>
    <message>
        <source>g(r) of the ions has no first maximum</source>
        <translation>이온의 g(r)에 첫 극대가 없습니다</translation>
    </message>
    <message>
        <source>%1 hop</source>
        <translation>도약 %1회</translation>
    </message>
    <message>
        <source>%1 hops</source>
        <translation>도약 %1회</translation>
    </message>
    <message>
        <source>the motion of atoms needs at least two frames</source>
        <translation>원자의 이동에는 적어도 두 프레임이 필요합니다</translation>
    </message>
    <message>
        <source>the frames are not evenly spaced: %1 after %2 ps of run; most frames are %3 ps apart, and no time difference is taken across a gap</source>
        <translation>프레임 간격이 고르지 않습니다. 궤적의 %2 ps 이후: %1. 대부분의 프레임 간격은 %3 ps이며, 빈 곳을 넘는 시간 차이는 쓰지 않습니다</translation>
    </message>
    <message>
        <source>%1 gap</source>
        <translation>빈 곳 %1개</translation>
    </message>
    <message>
        <source>%1 gaps</source>
        <translation>빈 곳 %1개</translation>
    </message>
    <message>
        <source>g(r) has no first minimum</source>
        <translation>g(r)에 첫 극소가 없습니다</translation>
    </message>
    <message>
        <source>the run is not open for velocities</source>
        <translation>궤적을 속도까지 읽도록 열지 않았습니다</translation>
    </message>
    <message>
        <source>the window of the hop function must have at least one frame</source>
        <translation>도약 함수의 시간 창은 적어도 한 프레임이어야 합니다</translation>
    </message>
    <message>
        <source>hops need a stretch of %1 (two windows), and the longest has %2</source>
        <translation>도약을 찾으려면 이어진 구간이 필요합니다(두 시간 창: %1). 가장 긴 구간은 프레임 %2개입니다</translation>
    </message>
    <message>
        <source>the threshold of hops is below those that their peaks were kept for</source>
        <translation>도약의 문턱값이 저장된 극대의 문턱값보다 작습니다</translation>
    </message>
    <message>
        <source>a lag of %1 frames is not from 1 to %2, which the run has</source>
        <translation>지연 시간 %1프레임이 궤적에 있는 1~%2의 범위에 들지 않습니다</translation>
    </message>
    <message>
        <source>the mean square displacement of the charge does not grow</source>
        <translation>전하의 평균 제곱 변위가 늘어나지 않습니다</translation>
    </message>
    <message>
        <source>the run has no polyhedra: one species of cations and one of anions besides the ion</source>
        <translation>궤적에 다면체가 없습니다. 이온 외에 양이온 한 종류와 음이온 한 종류가 필요합니다</translation>
    </message>
    <message>
        <source>%1: its positions cannot be cached: %2</source>
        <translation>%1: 위치를 캐시에 저장할 수 없습니다: %2</translation>
    </message>
    <message>
        <source>%1: is no whole cache of positions: %2</source>
        <translation>%1: 온전한 위치 캐시가 아닙니다: %2</translation>
    </message>
    <message>
        <source>it ends too early</source>
        <translation>너무 일찍 끝납니다</translation>
    </message>
    <message>
        <source>a length is wrong</source>
        <translation>길이가 잘못되었습니다</translation>
    </message>
    <message>
        <source>a cell has no volume</source>
        <translation>부피가 없는 셀이 있습니다</translation>
    </message>
    <message>
        <source>a cell has vectors that no run has</source>
        <translation>어느 궤적에도 있을 수 없는 셀 벡터가 있습니다</translation>
    </message>
    <message>
        <source>the numbers of frames differ</source>
        <translation>프레임 수가 다릅니다</translation>
    </message>
    <message>
        <source>the numbers of atoms differ</source>
        <translation>원자 수가 다릅니다</translation>
    </message>
    <message>
        <source>the corner of the cell is no number</source>
        <translation>셀의 모서리가 숫자가 아닙니다</translation>
    </message>
    <message>
        <source>a type has no species</source>
        <translation>화학종이 없는 유형이 있습니다</translation>
    </message>
    <message>
        <source>the frames are out of order</source>
        <translation>프레임의 순서가 맞지 않습니다</translation>
    </message>
    <message>
        <source>it has another format</source>
        <translation>형식이 다릅니다</translation>
    </message>
    <message>
        <source>its parts do not fill it</source>
        <translation>부분들이 전체를 채우지 않습니다</translation>
    </message>
    <message>
        <source>a checksum differs</source>
        <translation>체크섬이 다릅니다</translation>
    </message>
    <message>
        <source>positions are not what was written</source>
        <translation>위치가 저장한 것과 다릅니다</translation>
    </message>
    <message>
        <source>it is too long</source>
        <translation>너무 깁니다</translation>
    </message>
    <message>
        <source>a position is no number</source>
        <translation>숫자가 아닌 위치가 있습니다</translation>
    </message>
    <message>
        <source>the number of blocks is wrong</source>
        <translation>블록 수가 잘못되었습니다</translation>
    </message>
    <message>
        <source>%1: the first %2 (%3 ps) are skipped</source>
        <translation>%1: 처음 %2(%3 ps)을(를) 건너뜁니다</translation>
    </message>
    <message>
        <source>the bins of g(r) must have a width less than its longest distance</source>
        <translation>g(r)의 구간 너비는 가장 긴 거리보다 작아야 합니다</translation>
    </message>
    <message>
        <source>g(r) would have too many bins, or its frames no distance</source>
        <translation>g(r)의 구간이 너무 많거나, 프레임에 거리가 없습니다</translation>
    </message>
    <message>
        <source>g(r) up to %1 Å would count more than %2 images of a cell with a height of %3 Å</source>
        <translation>%1 Å까지의 g(r)는 높이가 %3 Å인 셀의 이미지를 %2개 넘게 세어야 합니다</translation>
    </message>
    <message>
        <source>%1 and %2 Å²/ps %3</source>
        <translation>%1, %2 Å²/ps(%3)</translation>
    </message>
    <message>
        <source>as written</source>
        <translation>파일에 쓰인 그대로</translation>
    </message>
    <message>
        <source>relative to the centre of mass</source>
        <translation>질량 중심 기준</translation>
    </message>
    <message>
        <source>D depends on the frame of reference: %1 Å²/ps here, %2</source>
        <translation>D가 기준틀에 따라 달라집니다. 여기서는 %1 Å²/ps, 다른 기준틀: %2</translation>
    </message>
    <message>
        <source>the radius of neighbours must be positive</source>
        <translation>이웃의 반지름은 양수여야 합니다</translation>
    </message>
    <message>
        <source>no %1 is within %2 Å of a %3</source>
        <translation>%3 주위 %2 Å 안에 %1이(가) 없습니다</translation>
    </message>
    <message>
        <source>%1: is no summary that mtp dynamics -o has written</source>
        <translation>%1: mtp dynamics -o로 쓴 요약이 아닙니다</translation>
    </message>
    <message>
        <source>%1: time_ps and msd_A2 differ in length</source>
        <translation>%1: time_ps와 msd_A2의 길이가 다릅니다</translation>
    </message>
    <message>
        <source>%1: the temperature is not known</source>
        <translation>%1: 온도를 알 수 없습니다</translation>
    </message>
    <message>
        <source>q of F_s(q,t) must be positive</source>
        <translation>F_s(q,t)의 q는 양수여야 합니다</translation>
    </message>
    <message>
        <source>F_s does not fall to 1/e within the run</source>
        <translation>F_s가 궤적 안에서 1/e까지 줄지 않습니다</translation>
    </message>
    <message>
        <source>the shells of S(q) must have a width less than its longest q</source>
        <translation>S(q)의 껍질 너비는 가장 큰 q보다 작아야 합니다</translation>
    </message>
    <message>
        <source>S(q) up to that q has too many wave vectors for this cell</source>
        <translation>이 셀에서 그 q까지의 S(q)에는 파수 벡터가 너무 많습니다</translation>
    </message>
    <message>
        <source>the cell has no volume; the motion of atoms through its faces is not known</source>
        <translation>셀에 부피가 없어, 셀 경계를 넘는 원자의 이동을 알 수 없습니다</translation>
    </message>
    <message>
        <source>a coordinate is not a finite number</source>
        <translation>유한한 수가 아닌 좌표가 있습니다</translation>
    </message>
    <message>
        <source>a coordinate lies a million cells away from the corner of its cell</source>
        <translation>셀 모서리에서 셀의 백만 배 넘게 떨어진 좌표가 있습니다</translation>
    </message>
    <message>
        <source>%1 instead of %2 in frame %3</source>
        <translation>프레임 %3의 %2 대신 %1이(가) 있습니다</translation>
    </message>
    <message>
        <source>the ids of the atoms are not those of frame %1</source>
        <translation>원자의 id가 프레임 %1의 id와 다릅니다</translation>
    </message>
    <message>
        <source>the columns change between wrapped and unwrapped coordinates</source>
        <translation>열이 감긴 좌표와 풀린 좌표 사이에서 바뀝니다</translation>
    </message>
    <message>
        <source>atom %1 is %2, and was %3 in frame %4</source>
        <translation>원자 %1은(는) %2인데, 프레임 %4에서는 %3이었습니다</translation>
    </message>
    <message>
        <source>the frames have no steps and are taken as one time step apart</source>
        <translation>프레임에 스텝 번호가 없어 시간 간격 하나씩 떨어진 것으로 봅니다</translation>
    </message>
    <message>
        <source>%1: frame %2: the file tells no times, and the time step of the simulation is not known</source>
        <translation>%1: 프레임 %2: 파일에 시간이 없고 시뮬레이션의 시간 간격도 알 수 없습니다</translation>
    </message>
    <message>
        <source>its times (Time=) have no unit; fs is taken</source>
        <translation>시간(Time=)에 단위가 없어 fs로 봅니다</translation>
    </message>
    <message>
        <source>%1: %2: %3 of the part before, which the later part repeats, left out</source>
        <translation>%1: %2: 뒷부분에 되풀이되는 앞부분 %3을(를) 제외했습니다</translation>
    </message>
    <message>
        <source>%1 atom</source>
        <translation>원자 %1개</translation>
    </message>
    <message>
        <source>%1 atoms</source>
        <translation>원자 %1개</translation>
    </message>
    <message>
        <source>%1 restart</source>
        <translation>재시작 %1회</translation>
    </message>
    <message>
        <source>%1 restarts</source>
        <translation>재시작 %1회</translation>
    </message>
    <message>
        <source>the distances of strings must be positive</source>
        <translation>스트링의 거리는 양수여야 합니다</translation>
    </message>
    <message>
        <source>the width of the bins must be positive</source>
        <translation>구간 너비는 양수여야 합니다</translation>
    </message>
    <message>
        <source>%1: frame %2 has no time</source>
        <translation>%1: 프레임 %2에 시간이 없습니다</translation>
    </message>
    <message>
        <source>%1: frame %2 has no velocities</source>
        <translation>%1: 프레임 %2에 속도가 없습니다</translation>
    </message>
    <message>
        <source>%1: frame %2: its %3 are not those of frame 1</source>
        <translation>%1: 프레임 %2: %3이(가) 프레임 1과 다릅니다</translation>
    </message>
    <message>
        <source>Reading velocities</source>
        <translation>속도 읽는 중</translation>
    </message>
    <message>
        <source>%1: there is no %2 in it</source>
        <translation>%1: %2이(가) 들어 있지 않습니다</translation>
    </message>
    <message>
        <source>%1: %2 frames are too few for a spectrum</source>
        <translation>%1: 프레임 %2개로는 스펙트럼을 만들 수 없습니다</translation>
    </message>
    <message>
        <source>%1: the frames are not evenly spaced, and a spectrum needs that</source>
        <translation>%1: 프레임 간격이 고르지 않아 스펙트럼을 만들 수 없습니다</translation>
    </message>
    <message>
        <source>the two potentials were not evaluated on the same labels</source>
        <translation>두 포텐셜을 같은 라벨로 평가하지 않았습니다</translation>
    </message>
    <message>
        <source>the two potentials were not evaluated on the same configurations</source>
        <translation>두 포텐셜을 같은 배치로 평가하지 않았습니다</translation>
    </message>
    <message>
        <source>a histogram needs at least one bin</source>
        <translation>히스토그램에는 적어도 구간 하나가 필요합니다</translation>
    </message>
    <message>
        <source>the density ratios %1 to %2 are no range</source>
        <translation>밀도비 %1~%2은(는) 범위가 아닙니다</translation>
    </message>
    <message>
        <source>a curve needs at least two points</source>
        <translation>곡선에는 적어도 두 점이 필요합니다</translation>
    </message>
    <message>
        <source>a configuration without a cell cannot be scaled</source>
        <translation>셀이 없는 배치는 밀도를 바꿀 수 없습니다</translation>
    </message>
    <message>
        <source>a configuration has no density (an element without a known mass)</source>
        <translation>밀도가 없는 배치가 있습니다(질량을 모르는 원소)</translation>
    </message>
    <message>
        <source>configuration %1 is not in the table of configurations</source>
        <translation>배치 %1이(가) 배치 표에 없습니다</translation>
    </message>
    <message>
        <source>the table has a column %1 already</source>
        <translation>표에 %1 열이 이미 있습니다</translation>
    </message>
    <message>
        <source>%1 configurations but %2 predictions</source>
        <translation>배치는 %1개인데 예측은 %2개입니다</translation>
    </message>
    <message>
        <source>%1 references but %2 predictions</source>
        <translation>기준값은 %1개인데 예측은 %2개입니다</translation>
    </message>
    <message>
        <source>frame %1: %2%3; such a frame is broken and cannot be trained on</source>
        <translation>프레임 %1: %2%3. 이런 프레임은 손상되어 학습에 쓸 수 없습니다</translation>
    </message>
    <message>
        <source>%1 (%2 frames have atoms nearer than %3 Å)</source>
        <translation>%1(%3 Å보다 가까운 원자가 있는 프레임 %2개)</translation>
    </message>
    <message>
        <source>%1 is no element; rename it, such as %2=Cl</source>
        <translation>%1은(는) 원소가 아닙니다. %2=Cl처럼 이름을 바꾸십시오</translation>
    </message>
    <message>
        <source>%1 is no element; rename them, such as %2=Cl</source>
        <translation>%1은(는) 원소가 아닙니다. %2=Cl처럼 이름을 바꾸십시오</translation>
    </message>
    <message>
        <source>%1 are no element; rename it, such as %2=Cl</source>
        <translation>원소가 아닌 것: %1. %2=Cl처럼 이름을 바꾸십시오</translation>
    </message>
    <message>
        <source>%1 are no element; rename them, such as %2=Cl</source>
        <translation>원소가 아닌 것: %1. %2=Cl처럼 이름을 바꾸십시오</translation>
    </message>
    <message>
        <source>an atom of type %1, but %2 species</source>
        <translation>원자의 유형은 %1인데 화학종은 %2개입니다</translation>
    </message>
    <message>
        <source>dimers from %1 Å to the cutoff of %2 Å in %3 points are no curve</source>
        <translation>%1 Å부터 컷오프 %2 Å까지 점 %3개인 이량체는 곡선이 되지 않습니다</translation>
    </message>
    <message>
        <source>%1: the forces add up to more than 10 meV/Å per atom; most in frame %2: %3 eV/Å</source>
        <translation>%1: 힘의 합이 원자당 10 meV/Å를 넘습니다. 프레임 %2에서 가장 큽니다: %3 eV/Å</translation>
    </message>
    <message>
        <source>%1: a force above 100 eV/Å; the largest in frame %2: %3 eV/Å</source>
        <translation>%1: 100 eV/Å를 넘는 힘이 있습니다. 프레임 %2에서 가장 큽니다: %3 eV/Å</translation>
    </message>
    <message>
        <source>%1: an energy far from that of the others at this density; most in frame %2: %3 eV/atom away</source>
        <translation>%1: 같은 밀도의 다른 배치와 에너지가 크게 다릅니다. 프레임 %2에서 가장 큽니다: %3 eV/atom 차이</translation>
    </message>
    <message>
        <source>%1: the electronic steps did not converge</source>
        <translation>%1: 전자 스텝이 수렴하지 않았습니다</translation>
    </message>
    <message>
        <source>%1: the labels are predictions of a potential, not ab initio</source>
        <translation>%1: 라벨이 제일원리 계산이 아니라 포텐셜의 예측입니다</translation>
    </message>
    <message>
        <source>more than 1000 eV</source>
        <translation>1000 eV 넘게</translation>
    </message>
    <message>
        <source>Two atoms of %1 that come nearer than %2 Å are drawn together: their energy falls by %3 to a minimum at %4 Å, below the shortest trained distance of %5 Å.</source>
        <translation>%2 Å보다 가까워진 %1 원자 쌍은 서로 끌려갑니다. 에너지가 %3 낮아져 %4 Å에서 최소가 되며, 이는 학습한 가장 짧은 거리 %5 Å보다 짧습니다.</translation>
    </message>
    <message>
        <source>The forces at %1 g/cm³ are off by %2 eV/Å, %3 times as much as at the densities that the potential was trained on.</source>
        <translation>%1 g/cm³에서 힘의 오차는 %2 eV/Å로, 포텐셜이 학습한 밀도에서의 %3배입니다.</translation>
    </message>
    <message>
        <source>the virials seem to have the wrong sign: over %1 of cells the energy changes by %2 times what they predict (correlation %3), where -dE/dV asks for 1; from frame %4 to %5, %6 to %7 Å³/atom, the energy changes by %8 eV/atom and the virials predict %9. A virial is positive under compression, a stress negative</source>
        <translation>비리얼의 부호가 잘못된 것 같습니다. 셀 쌍(%1)에서 에너지 변화는 비리얼이 예측한 값의 %2배인데(상관 %3), -dE/dV에 따르면 1배여야 합니다. 프레임 %4에서 %5까지, %6에서 %7 Å³/atom까지 에너지는 %8 eV/atom 변하고 비리얼의 예측은 %9입니다. 압축될 때 비리얼은 양수, 응력은 음수입니다</translation>
    </message>
    <message>
        <source>%1 pair</source>
        <translation>쌍 %1개</translation>
    </message>
    <message>
        <source>%1 pairs</source>
        <translation>쌍 %1개</translation>
    </message>
    <message>
        <source>several frames</source>
        <translation>여러 프레임</translation>
    </message>
    <message>
        <source>%1: no such file or folder</source>
        <translation>%1: 그런 파일이나 폴더가 없습니다</translation>
    </message>
    <message>
        <source>%1: the file is empty</source>
        <translation>%1: 파일이 비어 있습니다</translation>
    </message>
    <message>
        <source>no known output was found in this folder</source>
        <translation>이 폴더에서 아는 출력을 찾지 못했습니다</translation>
    </message>
    <message>
        <source>not %1: the file is binary</source>
        <translation>%1이(가) 아닙니다. 이진 파일입니다</translation>
    </message>
    <message>
        <source>the file is binary and of no known format</source>
        <translation>알려진 형식이 아닌 이진 파일입니다</translation>
    </message>
    <message>
        <source>the format is not known; known are %1</source>
        <translation>알 수 없는 형식입니다. 아는 형식: %1</translation>
    </message>
    <message>
        <source>no format &quot;%1&quot; can be written</source>
        <translation>&quot;%1&quot; 형식으로는 쓸 수 없습니다</translation>
    </message>
    <message>
        <source>%1: compressed output is not written</source>
        <translation>%1: 압축된 출력은 쓰지 않습니다</translation>
    </message>
    <message>
        <source>%1: no format of this name can be written; there are %2</source>
        <translation>%1: 이 이름의 형식으로는 쓸 수 없습니다. 쓸 수 있는 형식: %2</translation>
    </message>
    <message>
        <source>%1: %2 of %3 frames %4 (step %5, ...)</source>
        <translation>%1: 프레임 %3개 가운데 %2개: %4(스텝 %5, ...)</translation>
    </message>
    <message>
        <source>%1: %2 of %3 frames %4 (step %5)</source>
        <translation>%1: 프레임 %3개 가운데 %2개: %4(스텝 %5)</translation>
    </message>
    <message>
        <source>%1: %2 of %3 frames %4 (steps %5, ...)</source>
        <translation>%1: 프레임 %3개 가운데 %2개: %4(스텝 %5, ...)</translation>
    </message>
    <message>
        <source>%1: %2 of %3 frames %4 (steps %5)</source>
        <translation>%1: 프레임 %3개 가운데 %2개: %4(스텝 %5)</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a range of frames such as 10:100 or 10:100:2</source>
        <translation>&quot;%1&quot;은(는) 10:100이나 10:100:2 같은 프레임 범위가 아닙니다</translation>
    </message>
    <message>
        <source>every 0th frame: the stride must be at least 1</source>
        <translation>0번째 프레임마다는 없습니다. 간격은 적어도 1이어야 합니다</translation>
    </message>
    <message>
        <source>%1: no frame of its %2 is in the range %3</source>
        <translation>%1: 프레임 %2개 가운데 %3 범위에 드는 것이 없습니다</translation>
    </message>
    <message>
        <source>Reading frames</source>
        <translation>프레임 읽는 중</translation>
    </message>
    <message>
        <source>%1: other atoms than %2; left out</source>
        <translation>%1: 원자가 %2와(과) 달라 제외했습니다</translation>
    </message>
    <message>
        <source>steps %1 to %2 occur in %3 and in %4; those of the latter are used</source>
        <translation>스텝 %1~%2이(가) %3에도 있고 %4에도 있어, 뒤의 것을 씁니다</translation>
    </message>
    <message>
        <source>step numbers</source>
        <translation>스텝 번호</translation>
    </message>
    <message>
        <source>energies at zero smearing, convergence and whether labels are predicted</source>
        <translation>스미어링 0의 에너지, 수렴 여부, 예측된 라벨인지 여부</translation>
    </message>
    <message>
        <source>code and settings of the labels</source>
        <translation>라벨의 코드와 설정</translation>
    </message>
    <message>
        <source>other keys of the file</source>
        <translation>파일의 다른 키</translation>
    </message>
    <message>
        <source>%1: the species %2 is renamed %3</source>
        <translation>%1: 화학종 %2의 이름을 %3(으)로 바꿉니다</translation>
    </message>
    <message>
        <source>%1: frame %2: type %3 has no name: only %4 species were given (%5)</source>
        <translation>%1: 프레임 %2: 유형 %3에 이름이 없습니다. 화학종을 %4개만 지정했습니다(%5)</translation>
    </message>
    <message>
        <source>%1: frame %2: the species %3 is not among the names given (%4); to rename it, write old=new, such as %5=%6</source>
        <translation>%1: 프레임 %2: 화학종 %3이(가) 지정한 이름(%4)에 없습니다. 이름을 바꾸려면 %5=%6처럼 이전=새이름으로 쓰십시오</translation>
    </message>
    <message>
        <source>Reading the names of the species</source>
        <translation>화학종 이름 읽는 중</translation>
    </message>
    <message>
        <source>%1: the file names its species (%2), and the names given (%3) do not say what %4 should be called; write old=new, such as %5=%6</source>
        <translation>%1: 파일에 화학종 이름(%2)이 있는데, 지정한 이름(%3)으로는 %4을(를) 어떻게 부를지 알 수 없습니다. %5=%6처럼 이전=새이름으로 쓰십시오</translation>
    </message>
    <message>
        <source>%1: there is no species %2 to be called %3; there are %4</source>
        <translation>%1: %3(으)로 부를 화학종 %2이(가) 없습니다. 있는 화학종: %4</translation>
    </message>
    <message>
        <source>%1: cannot be read from within</source>
        <translation>%1: 안에서 읽을 수 없습니다</translation>
    </message>
    <message>
        <source>%1: the same steps as %2; left out</source>
        <translation>%1: %2와(과) 스텝이 같아 제외했습니다</translation>
    </message>
    <message>
        <source>%1 begins as %2 does; it is appended</source>
        <translation>%1: %2와(과) 같은 곳에서 시작하여 뒤에 붙입니다</translation>
    </message>
    <message>
        <source>%1 goes on from %2</source>
        <translation>%1: %2에 이어집니다</translation>
    </message>
    <message>
        <source>%1 does not go on from where %2 ends; it is appended</source>
        <translation>%1: %2이(가) 끝난 곳에서 이어지지 않지만 뒤에 붙입니다</translation>
    </message>
    <message>
        <source>no configuration was found</source>
        <translation>배치를 찾지 못했습니다</translation>
    </message>
    <message>
        <source>more damaged frames are not listed</source>
        <translation>그 밖의 손상된 프레임은 표시하지 않습니다</translation>
    </message>
    <message>
        <source>atom %1: expected three numbers</source>
        <translation>원자 %1: 숫자 세 개가 필요합니다</translation>
    </message>
    <message>
        <source>atom %1: a number is too large</source>
        <translation>원자 %1: 숫자가 너무 큽니다</translation>
    </message>
    <message>
        <source>expected %1 atoms, found %2</source>
        <translation>원자 %1개가 필요한데 %2개가 있습니다</translation>
    </message>
    <message>
        <source>expected the number of atoms</source>
        <translation>원자 수가 필요합니다</translation>
    </message>
    <message>
        <source>%1 and %2 are taken as one species, %3</source>
        <translation>%1, %2을(를) 한 화학종 %3(으)로 봅니다</translation>
    </message>
    <message>
        <source>%1; %2 and %3 are taken as one species, %4</source>
        <translation>%1; %2, %3을(를) 한 화학종 %4(으)로 봅니다</translation>
    </message>
    <message>
        <source>%1: is a folder, not a file</source>
        <translation>%1: 파일이 아니라 폴더입니다</translation>
    </message>
    <message>
        <source>%1: cannot be opened (no permission?)</source>
        <translation>%1: 열 수 없습니다(권한이 없습니까?)</translation>
    </message>
    <message>
        <source>%1: cannot be read (changed since it was opened?)</source>
        <translation>%1: 읽을 수 없습니다(연 뒤에 바뀌었습니까?)</translation>
    </message>
    <message>
        <source>unexpected end of %1 data</source>
        <translation>%1 데이터가 예상보다 일찍 끝납니다</translation>
    </message>
    <message>
        <source>data after the end of the %1 stream were ignored</source>
        <translation>%1 스트림 뒤의 데이터는 무시했습니다</translation>
    </message>
    <message>
        <source>zlib cannot be set up</source>
        <translation>zlib을 준비할 수 없습니다</translation>
    </message>
    <message>
        <source>unknown error</source>
        <translation>알 수 없는 오류</translation>
    </message>
    <message>
        <source>incorrect data check</source>
        <translation>데이터 검사 실패</translation>
    </message>
    <message>
        <source>the gzip checksum (CRC) does not match the data</source>
        <translation>gzip 체크섬(CRC)이 데이터와 맞지 않습니다</translation>
    </message>
    <message>
        <source>damaged gzip data (%1)</source>
        <translation>손상된 gzip 데이터(%1)</translation>
    </message>
    <message>
        <source>libbz2 cannot be set up</source>
        <translation>libbz2를 준비할 수 없습니다</translation>
    </message>
    <message>
        <source>damaged bzip2 data (a checksum does not match)</source>
        <translation>손상된 bzip2 데이터(체크섬이 맞지 않습니다)</translation>
    </message>
    <message>
        <source>liblzma cannot be set up</source>
        <translation>liblzma를 준비할 수 없습니다</translation>
    </message>
    <message>
        <source>xz data that needs more than 1 GiB of memory</source>
        <translation>메모리가 1 GiB 넘게 필요한 xz 데이터</translation>
    </message>
    <message>
        <source>damaged xz data (liblzma code %1)</source>
        <translation>손상된 xz 데이터(liblzma 코드 %1)</translation>
    </message>
    <message>
        <source>libzstd cannot be set up</source>
        <translation>libzstd를 준비할 수 없습니다</translation>
    </message>
    <message>
        <source>damaged zstd data (%1)</source>
        <translation>손상된 zstd 데이터(%1)</translation>
    </message>
    <message>
        <source>there is nothing to decompress</source>
        <translation>압축을 풀 것이 없습니다</translation>
    </message>
    <message>
        <source>this is no HDF5 file</source>
        <translation>HDF5 파일이 아닙니다</translation>
    </message>
    <message>
        <source>damaged HDF5 (cut, or not closed by the program that wrote it)</source>
        <translation>손상된 HDF5(잘렸거나, 쓴 프로그램이 닫지 않았습니다)</translation>
    </message>
    <message>
        <source>%1 is a link to elsewhere, which is not followed</source>
        <translation>%1: 다른 곳을 가리키는 링크여서 따라가지 않습니다</translation>
    </message>
    <message>
        <source>%1 lies in other files, which are not opened</source>
        <translation>%1: 다른 파일에 있어 열지 않습니다</translation>
    </message>
    <message>
        <source>there is no %1</source>
        <translation>%1이(가) 없습니다</translation>
    </message>
    <message>
        <source>%1 holds more values than the file can</source>
        <translation>%1: 파일이 담을 수 있는 것보다 값이 많습니다</translation>
    </message>
    <message>
        <source>%1 holds no numbers</source>
        <translation>%1: 숫자가 없습니다</translation>
    </message>
    <message>
        <source>%1 cannot be read (damaged HDF5)</source>
        <translation>%1: 읽을 수 없습니다(손상된 HDF5)</translation>
    </message>
    <message>
        <source>%1 holds no texts of fixed length</source>
        <translation>%1: 길이가 정해진 문자열이 없습니다</translation>
    </message>
    <message>
        <source>%1 holds more text than the file can</source>
        <translation>%1: 파일이 담을 수 있는 것보다 문자열이 많습니다</translation>
    </message>
    <message>
        <source>%1 has no part %2 of %3 numbers</source>
        <translation>%1: 숫자 %3개로 된 부분 %2이(가) 없습니다</translation>
    </message>
    <message>
        <source>%1, part %2, cannot be read (damaged HDF5)</source>
        <translation>%1, 부분 %2: 읽을 수 없습니다(손상된 HDF5)</translation>
    </message>
    <message>
        <source>%1: is no file with content</source>
        <translation>%1: 내용이 있는 파일이 아닙니다</translation>
    </message>
    <message>
        <source>this is UTF-16 text; please convert it to UTF-8 (for example with iconv)</source>
        <translation>UTF-16 텍스트입니다. UTF-8로 바꾸십시오(예: iconv)</translation>
    </message>
    <message>
        <source>a line longer than %1 MiB</source>
        <translation>%1 MiB보다 긴 줄이 있습니다</translation>
    </message>
    <message>
        <source>NUL bytes in the text (damaged file?)</source>
        <translation>텍스트에 NUL 바이트가 있습니다(손상된 파일입니까?)</translation>
    </message>
    <message>
        <source>the XML declares entities of its own</source>
        <translation>XML이 자체 엔티티를 선언합니다</translation>
    </message>
    <message>
        <source>these are forces or velocities of CP2K, no positions; the position file of the run (PROJECT-pos-1.xyz) has to stand beside it</source>
        <translation>위치가 아니라 CP2K의 힘 또는 속도입니다. 같은 폴더에 계산의 위치 파일(PROJECT-pos-1.xyz)이 있어야 합니다</translation>
    </message>
    <message>
        <source>no position file (PROJECT-pos-1.xyz) of CP2K here</source>
        <translation>여기에 CP2K의 위치 파일(PROJECT-pos-1.xyz)이 없습니다</translation>
    </message>
    <message>
        <source>unknown unit %1 of the cell</source>
        <translation>셀의 단위 %1을(를) 알 수 없습니다</translation>
    </message>
    <message>
        <source>expected three numbers for the cell</source>
        <translation>셀에는 숫자 세 개가 필요합니다</translation>
    </message>
    <message>
        <source>expected three angles of the cell</source>
        <translation>셀의 각도 세 개가 필요합니다</translation>
    </message>
    <message>
        <source>%1; left out</source>
        <translation>%1; 제외했습니다</translation>
    </message>
    <message>
        <source>expected three numbers of the cell</source>
        <translation>셀의 숫자 세 개가 필요합니다</translation>
    </message>
    <message>
        <source>expected the energy as a number</source>
        <translation>에너지가 숫자여야 합니다</translation>
    </message>
    <message>
        <source>unknown unit of the stress: not used</source>
        <translation>응력의 단위를 알 수 없어 쓰지 않습니다</translation>
    </message>
    <message>
        <source>expected a row of three stress components</source>
        <translation>응력 성분 세 개로 된 행이 필요합니다</translation>
    </message>
    <message>
        <source>expected the coordinates of an atom</source>
        <translation>원자의 좌표가 필요합니다</translation>
    </message>
    <message>
        <source>expected a cell vector of three numbers</source>
        <translation>숫자 세 개로 된 셀 벡터가 필요합니다</translation>
    </message>
    <message>
        <source>expected a force of three numbers</source>
        <translation>숫자 세 개로 된 힘이 필요합니다</translation>
    </message>
    <message>
        <source>no complete frame</source>
        <translation>완전한 프레임이 없습니다</translation>
    </message>
    <message>
        <source>the input says that these positions are in &quot;%1&quot;, which is no unit known here</source>
        <translation>입력에 따르면 위치의 단위가 &quot;%1&quot;인데, 알려진 단위가 아닙니다</translation>
    </message>
    <message>
        <source>%1: %2 in %3 are left out</source>
        <translation>%1: %3에 있는 %2을(를) 제외했습니다</translation>
    </message>
    <message>
        <source>%1: %2 steps occur twice (the run was continued); the later ones are used</source>
        <translation>%1: 스텝 %2개가 두 번 나옵니다(계산을 이어서 했습니다). 뒤의 것을 씁니다</translation>
    </message>
    <message>
        <source>%1; velocities are left out</source>
        <translation>%1; 속도는 제외했습니다</translation>
    </message>
    <message>
        <source>%1: step %2: %3 of %4 atoms for %5 positions: left out</source>
        <translation>%1: 스텝 %2: 위치는 %5개인데 %3은(는) 원자 %4개의 것이어서 제외했습니다</translation>
    </message>
    <message>
        <source>%1: positions and %2 disagree: at %3 equal steps the energies of the comment lines differ; those frames are left without %4</source>
        <translation>%1: 위치와 %2이(가) 맞지 않습니다. 같은 스텝 %3개에서 주석 줄의 에너지가 다릅니다. 이 프레임에는 %4을(를) 쓰지 않습니다</translation>
    </message>
    <message>
        <source>step %1: atom %2 is %3 here and %4 in the positions</source>
        <translation>스텝 %1: 원자 %2이(가) 여기서는 %3, 위치 파일에서는 %4입니다</translation>
    </message>
    <message>
        <source>have no forces</source>
        <translation>힘이 없음</translation>
    </message>
    <message>
        <source>have no cell, which varies in this run, and therefore no labels</source>
        <translation>이 계산에서 변하는 셀이 없어 라벨도 없음</translation>
    </message>
    <message>
        <source>%1: no file of this run tells its cell (a .cell file, the input or the log); its frames have none and count as atoms in vacuum</source>
        <translation>%1: 이 계산의 어느 파일(.cell 파일, 입력, 로그)에도 셀이 없습니다. 프레임에 셀이 없어 진공 속의 원자로 봅니다</translation>
    </message>
    <message>
        <source>%1: the run did not end (no &quot;PROGRAM ENDED&quot;): what is complete is used</source>
        <translation>%1: 계산이 끝나지 않았습니다(&quot;PROGRAM ENDED&quot; 없음). 완전한 부분을 씁니다</translation>
    </message>
    <message>
        <source>%1: holds the kinetic part of the pressure too, so it is not used as a label; the log would have the stress without it</source>
        <translation>%1: 압력의 운동 부분도 들어 있어 라벨로 쓰지 않습니다. 로그에는 그것이 없는 응력이 있을 것입니다</translation>
    </message>
    <message>
        <source>expected step, time, kinetic energy and temperature</source>
        <translation>스텝, 시간, 운동 에너지, 온도가 필요합니다</translation>
    </message>
    <message>
        <source>%1: the cell vectors span no volume and are not used</source>
        <translation>%1: 셀 벡터가 부피를 이루지 않아 쓰지 않습니다</translation>
    </message>
    <message>
        <source>%1: the cell comes from the log, which prints few decimals and not how the cell is turned</source>
        <translation>%1: 셀을 로그에서 읽었습니다. 로그는 소수 자릿수가 적고 셀의 방향을 알려 주지 않습니다</translation>
    </message>
    <message>
        <source>%1: the cell comes from the log, which prints few decimals</source>
        <translation>%1: 셀을 로그에서 읽었습니다. 로그는 소수 자릿수가 적습니다</translation>
    </message>
    <message>
        <source>expected step, time and nine numbers of the cell</source>
        <translation>스텝, 시간, 셀의 숫자 아홉 개가 필요합니다</translation>
    </message>
    <message>
        <source>the cell vectors span no volume</source>
        <translation>셀 벡터가 부피를 이루지 않습니다</translation>
    </message>
    <message>
        <source>neither the log nor a coordinate file beside it lists the atoms</source>
        <translation>로그에도 옆에 있는 좌표 파일에도 원자 목록이 없습니다</translation>
    </message>
    <message>
        <source>no energy in it: the calculation did not finish</source>
        <translation>에너지가 없습니다. 계산이 끝나지 않았습니다</translation>
    </message>
    <message>
        <source>incomplete: the log ends before CP2K did (no &quot;PROGRAM ENDED&quot;)</source>
        <translation>불완전합니다. CP2K가 끝나기 전에 로그가 끝납니다(&quot;PROGRAM ENDED&quot; 없음)</translation>
    </message>
    <message>
        <source>%1: the log has positions of the first of its %2 energies only; the other %3 are left out, as there is no position file (PROJECT-pos-1.xyz)</source>
        <translation>%1: 로그에 있는 에너지 %2개 가운데 첫 번째의 위치만 있습니다. 위치 파일(PROJECT-pos-1.xyz)이 없어 나머지 %3개는 제외했습니다</translation>
    </message>
    <message>
        <source>%1: neither input nor log tells the cell: the frame has none and counts as atoms in vacuum</source>
        <translation>%1: 입력에도 로그에도 셀이 없습니다. 프레임에 셀이 없어 진공 속의 원자로 봅니다</translation>
    </message>
    <message>
        <source>%1: the log does not tell whether the electronic steps converged</source>
        <translation>%1: 전자 스텝이 수렴했는지 로그에 나와 있지 않습니다</translation>
    </message>
    <message>
        <source>Reading single points</source>
        <translation>단일점 계산 읽는 중</translation>
    </message>
    <message>
        <source>no single point</source>
        <translation>단일점 계산 없음</translation>
    </message>
    <message>
        <source>%1 (%2; this frame is left out)</source>
        <translation>%1(%2. 이 프레임은 제외했습니다)</translation>
    </message>
    <message>
        <source>%1: %2 damaged frames in all</source>
        <translation>%1: 손상된 프레임이 모두 %2개입니다</translation>
    </message>
    <message>
        <source>%1: is a file, and DeePMD data are a folder</source>
        <translation>%1: 파일입니다. DeePMD 데이터는 폴더여야 합니다</translation>
    </message>
    <message>
        <source>%1: the folder is not empty</source>
        <translation>%1: 폴더가 비어 있지 않습니다</translation>
    </message>
    <message>
        <source>%1: DeePMD data need the names of the species, and the atom types have none</source>
        <translation>%1: DeePMD 데이터에는 화학종 이름이 필요한데, 원자 유형에 이름이 없습니다</translation>
    </message>
    <message>
        <source>which directions are periodic: DeePMD data are periodic in all or none</source>
        <translation>주기적인 방향: DeePMD 데이터는 모든 방향으로 주기적이거나 전혀 주기적이지 않습니다</translation>
    </message>
    <message>
        <source>%1: there is no configuration to write</source>
        <translation>%1: 쓸 배치가 없습니다</translation>
    </message>
    <message>
        <source>DeePMD-kit folder, npy</source>
        <translation>DeePMD-kit 폴더, npy</translation>
    </message>
    <message>
        <source>DeePMD-kit folder, raw</source>
        <translation>DeePMD-kit 폴더, raw</translation>
    </message>
    <message>
        <source>%1: a LAMMPS data file holds one configuration, and there are more</source>
        <translation>%1: LAMMPS 데이터 파일에는 배치 하나만 담을 수 있는데 더 있습니다</translation>
    </message>
    <message>
        <source>%1: a LAMMPS data file needs a cell of three vectors</source>
        <translation>%1: LAMMPS 데이터 파일에는 벡터 세 개로 된 셀이 필요합니다</translation>
    </message>
    <message>
        <source>which directions are periodic: set it with the boundary command</source>
        <translation>주기적인 방향: boundary 명령으로 정하십시오</translation>
    </message>
    <message>
        <source>the direction of the cell: turned so that a lies along x</source>
        <translation>셀의 방향: a가 x축에 놓이도록 돌렸습니다</translation>
    </message>
    <message>
        <source>masses: the types have no names</source>
        <translation>질량: 유형에 이름이 없습니다</translation>
    </message>
    <message>
        <source>masses: not all species are elements</source>
        <translation>질량: 원소가 아닌 화학종이 있습니다</translation>
    </message>
    <message>
        <source>the configuration has no cell of three vectors</source>
        <translation>배치에 벡터 세 개로 된 셀이 없습니다</translation>
    </message>
    <message>
        <source>reduced units (lj): lengths are taken as Å</source>
        <translation>환산 단위(lj)입니다. 길이를 Å로 봅니다</translation>
    </message>
    <message>
        <source>expected %1 numbers, found &quot;%2&quot;</source>
        <translation>숫자 %1개가 필요한데 &quot;%2&quot;이(가) 있습니다</translation>
    </message>
    <message>
        <source>the box goes from %1 to %2: its length must be positive</source>
        <translation>상자가 %1에서 %2까지입니다. 길이는 양수여야 합니다</translation>
    </message>
    <message>
        <source>expected a number, found &quot;%1&quot;</source>
        <translation>숫자가 필요한데 &quot;%1&quot;이(가) 있습니다</translation>
    </message>
    <message>
        <source>expected %1, found the section %2</source>
        <translation>%1: 필요한데 %2 섹션이 있습니다</translation>
    </message>
    <message>
        <source>expected %1: the file ends</source>
        <translation>%1: 필요한데 파일이 끝납니다</translation>
    </message>
    <message>
        <source>expected the number of atom types before their labels</source>
        <translation>라벨보다 먼저 원자 유형의 수가 필요합니다</translation>
    </message>
    <message>
        <source>a type and its label</source>
        <translation>유형과 그 라벨</translation>
    </message>
    <message>
        <source>expected a type from 1 to %1 and its label</source>
        <translation>1~%1의 유형과 그 라벨이 필요합니다</translation>
    </message>
    <message>
        <source>expected the number of atom types before their masses</source>
        <translation>질량보다 먼저 원자 유형의 수가 필요합니다</translation>
    </message>
    <message>
        <source>the mass of a type</source>
        <translation>유형의 질량</translation>
    </message>
    <message>
        <source>expected a type and its mass</source>
        <translation>유형과 그 질량이 필요합니다</translation>
    </message>
    <message>
        <source>expected the number of atoms, then one section of atoms</source>
        <translation>원자 수, 그다음에 원자 섹션 하나가 필요합니다</translation>
    </message>
    <message>
        <source>%1 atoms are more than the file can hold</source>
        <translation>원자가 %1개로, 파일이 담을 수 있는 것보다 많습니다</translation>
    </message>
    <message>
        <source>%1 atoms (found %2)</source>
        <translation>원자 %1개(있는 것 %2개)</translation>
    </message>
    <message>
        <source>expected %1 or %2 columns of the style %3, found %4</source>
        <translation>%3 형식의 열 %1개 또는 %2개가 필요한데 %4개가 있습니다</translation>
    </message>
    <message>
        <source>the rows of the atoms</source>
        <translation>원자의 행</translation>
    </message>
    <message>
        <source>%1; write the atom style behind the heading, such as &quot;Atoms # charge&quot;</source>
        <translation>%1; &quot;Atoms # charge&quot;처럼 제목 뒤에 원자 형식을 쓰십시오</translation>
    </message>
    <message>
        <source>the rows may be of the style charge or molecular</source>
        <translation>행의 형식이 charge일 수도 molecular일 수도 있습니다</translation>
    </message>
    <message>
        <source>no known atom style has %1 columns</source>
        <translation>열이 %1개인 알려진 원자 형식이 없습니다</translation>
    </message>
    <message>
        <source>expected a type from 1 to %1, found &quot;%2&quot;</source>
        <translation>1~%1의 유형이 필요한데 &quot;%2&quot;이(가) 있습니다</translation>
    </message>
    <message>
        <source>atom %1: expected an id and %2 columns, found %3</source>
        <translation>원자 %1: id와 열 %2개가 필요한데 %3개가 있습니다</translation>
    </message>
    <message>
        <source>atom %1: expected a coordinate, found &quot;%2&quot;</source>
        <translation>원자 %1: 좌표가 필요한데 &quot;%2&quot;이(가) 있습니다</translation>
    </message>
    <message>
        <source>expected the atoms before their velocities</source>
        <translation>속도보다 먼저 원자가 필요합니다</translation>
    </message>
    <message>
        <source>the velocity of every atom</source>
        <translation>모든 원자의 속도</translation>
    </message>
    <message>
        <source>expected the id of an atom and three numbers</source>
        <translation>원자의 id와 숫자 세 개가 필요합니다</translation>
    </message>
    <message>
        <source>there is no section of atoms</source>
        <translation>원자 섹션이 없습니다</translation>
    </message>
    <message>
        <source>expected the limits of the box (xlo xhi, ylo yhi, zlo zhi)</source>
        <translation>상자의 경계(xlo xhi, ylo yhi, zlo zhi)가 필요합니다</translation>
    </message>
    <message>
        <source>the id %1 occurs twice</source>
        <translation>id %1이(가) 두 번 나옵니다</translation>
    </message>
    <message>
        <source>type %1 has no name: only %2 species were given (%3)</source>
        <translation>유형 %1에 이름이 없습니다. 화학종을 %2개만 지정했습니다(%3)</translation>
    </message>
    <message>
        <source>expected a line that begins with &quot;ITEM:&quot;</source>
        <translation>&quot;ITEM:&quot;으로 시작하는 줄이 필요합니다</translation>
    </message>
    <message>
        <source>expected time step, number of atoms and box before the atoms</source>
        <translation>원자보다 먼저 시간 스텝, 원자 수, 상자가 필요합니다</translation>
    </message>
    <message>
        <source>the units &quot;%1&quot; are not known</source>
        <translation>단위 &quot;%1&quot;을(를) 알 수 없습니다</translation>
    </message>
    <message>
        <source>the file ends before the atoms of the frame</source>
        <translation>프레임의 원자 앞에서 파일이 끝납니다</translation>
    </message>
    <message>
        <source>&quot;ITEM: %1&quot; is not known</source>
        <translation>&quot;ITEM: %1&quot;을(를) 알 수 없습니다</translation>
    </message>
    <message>
        <source>the file ends after &quot;ITEM: %1&quot;</source>
        <translation>&quot;ITEM: %1&quot; 뒤에서 파일이 끝납니다</translation>
    </message>
    <message>
        <source>expected the time step, found &quot;%1&quot;</source>
        <translation>시간 스텝이 필요한데 &quot;%1&quot;이(가) 있습니다</translation>
    </message>
    <message>
        <source>expected the number of atoms, found &quot;%1&quot;</source>
        <translation>원자 수가 필요한데 &quot;%1&quot;이(가) 있습니다</translation>
    </message>
    <message>
        <source>expected the time, found &quot;%1&quot;</source>
        <translation>시간이 필요한데 &quot;%1&quot;이(가) 있습니다</translation>
    </message>
    <message>
        <source>the file ends after &quot;ITEM: UNITS&quot;</source>
        <translation>&quot;ITEM: UNITS&quot; 뒤에서 파일이 끝납니다</translation>
    </message>
    <message>
        <source>the units change from %1 to %2: what follows is left out</source>
        <translation>단위가 %1에서 %2(으)로 바뀝니다. 그 뒤는 제외했습니다</translation>
    </message>
    <message>
        <source>reduced units (lj): lengths are taken as Å, times, velocities and forces left out</source>
        <translation>환산 단위(lj)입니다. 길이를 Å로 보고 시간, 속도, 힘은 제외했습니다</translation>
    </message>
    <message>
        <source>no coordinates among the columns (x y z, xu, xs or xsu)</source>
        <translation>열에 좌표가 없습니다(x y z, xu, xs 또는 xsu)</translation>
    </message>
    <message>
        <source>the dump does not name its units: metal (Å, ps, eV) is taken</source>
        <translation>덤프에 단위가 없어 metal(Å, ps, eV)로 봅니다</translation>
    </message>
    <message>
        <source>the file ends inside the box</source>
        <translation>상자 안에서 파일이 끝납니다</translation>
    </message>
    <message>
        <source>expected %1 numbers of the box</source>
        <translation>상자의 숫자 %1개가 필요합니다</translation>
    </message>
    <message>
        <source>the tilt is larger than the box</source>
        <translation>기울기가 상자보다 큽니다</translation>
    </message>
    <message>
        <source>expected three numbers of a box vector and one of the origin</source>
        <translation>상자 벡터의 숫자 세 개와 원점의 숫자 하나가 필요합니다</translation>
    </message>
    <message>
        <source>the box is too large</source>
        <translation>상자가 너무 큽니다</translation>
    </message>
    <message>
        <source>expected %1 atoms, found %2: the file ends</source>
        <translation>원자 %1개가 필요한데 %2개에서 파일이 끝납니다</translation>
    </message>
    <message>
        <source>atom %1: expected a type from 1 to %2, found %3</source>
        <translation>원자 %1: 1~%2의 유형이 필요한데 %3이(가) 있습니다</translation>
    </message>
    <message>
        <source>atom %1: %2 is too large</source>
        <translation>원자 %1: %2이(가) 너무 큽니다</translation>
    </message>
    <message>
        <source>atom %1: expected %2 columns, found %3</source>
        <translation>원자 %1: 열 %2개가 필요한데 %3개가 있습니다</translation>
    </message>
    <message>
        <source>atom %1: expected a number, found &quot;%2&quot;</source>
        <translation>원자 %1: 숫자가 필요한데 &quot;%2&quot;이(가) 있습니다</translation>
    </message>
    <message>
        <source>%1 (frame %2; the frames before it are used)</source>
        <translation>%1(프레임 %2. 그 앞의 프레임은 씁니다)</translation>
    </message>
    <message>
        <source>the file ends inside a configuration</source>
        <translation>배치 안에서 파일이 끝납니다</translation>
    </message>
    <message>
        <source>more is declared than the file holds</source>
        <translation>파일에 담긴 것보다 많이 선언되어 있습니다</translation>
    </message>
    <message>
        <source>a text of negative length</source>
        <translation>길이가 음수인 문자열이 있습니다</translation>
    </message>
    <message>
        <source>expected &apos;n&apos;, the number of atoms</source>
        <translation>원자 수 &apos;n&apos;이 필요합니다</translation>
    </message>
    <message>
        <source>a configuration without positions</source>
        <translation>위치가 없는 배치가 있습니다</translation>
    </message>
    <message>
        <source>the block &apos;%1&apos; is not known</source>
        <translation>블록 &apos;%1&apos;을(를) 알 수 없습니다</translation>
    </message>
    <message>
        <source>atom %1 is a ghost, an atom of another process or an image; mtp grade and mtp select take ghosts from the text form of .cfg files</source>
        <translation>원자 %1은(는) 고스트, 곧 다른 프로세스의 원자이거나 이미지입니다. mtp grade와 mtp select는 텍스트 .cfg 파일의 고스트를 읽습니다</translation>
    </message>
    <message>
        <source>cell vectors of directions that are not periodic</source>
        <translation>주기적이지 않은 방향의 셀 벡터</translation>
    </message>
    <message>
        <source>expected the columns cartes_x cartes_y cartes_z or direct_x direct_y direct_z</source>
        <translation>cartes_x cartes_y cartes_z 또는 direct_x direct_y direct_z 열이 필요합니다</translation>
    </message>
    <message>
        <source>expected the columns type, fx, fy, fz not more than once, and all forces</source>
        <translation>type, fx, fy, fz 열은 한 번씩만, 힘은 모두 있어야 합니다</translation>
    </message>
    <message>
        <source>expected %1, found the end of the configuration</source>
        <translation>%1: 필요한데 배치가 끝납니다</translation>
    </message>
    <message>
        <source>expected END_CFG of the configuration begun in line %1, found BEGIN_CFG</source>
        <translation>%1행에서 시작한 배치의 END_CFG가 필요한데 BEGIN_CFG가 있습니다</translation>
    </message>
    <message>
        <source>the file ends inside the configuration begun in line %1</source>
        <translation>%1행에서 시작한 배치 안에서 파일이 끝납니다</translation>
    </message>
    <message>
        <source>expected %1 atoms as the Size says, found one more row</source>
        <translation>Size에 따르면 원자가 %1개여야 하는데 행이 하나 더 있습니다</translation>
    </message>
    <message>
        <source>expected a keyword, found &quot;%1&quot;</source>
        <translation>키워드가 필요한데 &quot;%1&quot;이(가) 있습니다</translation>
    </message>
    <message>
        <source>the field &quot;%1&quot; is not known</source>
        <translation>필드 &quot;%1&quot;을(를) 알 수 없습니다</translation>
    </message>
    <message>
        <source>expected one Size in a configuration, found a second one</source>
        <translation>배치마다 Size가 하나여야 하는데 두 번째가 있습니다</translation>
    </message>
    <message>
        <source>the number of atoms</source>
        <translation>원자 수</translation>
    </message>
    <message>
        <source>Size %1 is more atoms than the file can hold</source>
        <translation>Size %1은(는) 파일이 담을 수 있는 것보다 원자가 많습니다</translation>
    </message>
    <message>
        <source>expected at most three cell vectors of three numbers each</source>
        <translation>숫자 세 개로 된 셀 벡터가 많아야 세 개여야 합니다</translation>
    </message>
    <message>
        <source>expected Size before AtomData</source>
        <translation>AtomData보다 먼저 Size가 필요합니다</translation>
    </message>
    <message>
        <source>expected one AtomData in a configuration, found a second one</source>
        <translation>배치마다 AtomData가 하나여야 하는데 두 번째가 있습니다</translation>
    </message>
    <message>
        <source>atom %1: expected a type from 0 to %2, found %3</source>
        <translation>원자 %1: 0~%2의 유형이 필요한데 %3이(가) 있습니다</translation>
    </message>
    <message>
        <source>atom %1: expected %2 columns, found more: &quot;%3&quot;</source>
        <translation>원자 %1: 열 %2개가 필요한데 더 있습니다: &quot;%3&quot;</translation>
    </message>
    <message>
        <source>atom %1 is a ghost, an atom of another process or an image: mtp grade and mtp select take such configurations, nothing else does</source>
        <translation>원자 %1은(는) 고스트, 곧 다른 프로세스의 원자이거나 이미지입니다. 이런 배치는 mtp grade와 mtp select만 받습니다</translation>
    </message>
    <message>
        <source>atom %1 is no ghost but follows one; expected the ghosts at the end</source>
        <translation>원자 %1은(는) 고스트가 아닌데 고스트 뒤에 있습니다. 고스트는 끝에 있어야 합니다</translation>
    </message>
    <message>
        <source>frame %1: the id %2 occurs more than once among the atoms</source>
        <translation>프레임 %1: 원자들 가운데 id %2이(가) 두 번 이상 나옵니다</translation>
    </message>
    <message>
        <source>expected %1 atoms as the Size says, found %2</source>
        <translation>Size에 따르면 원자가 %1개여야 하는데 %2개가 있습니다</translation>
    </message>
    <message>
        <source>atom %1: expected %2 numbers, found &quot;%3&quot;</source>
        <translation>원자 %1: 숫자 %2개가 필요한데 &quot;%3&quot;이(가) 있습니다</translation>
    </message>
    <message>
        <source>the energy</source>
        <translation>에너지</translation>
    </message>
    <message>
        <source>expected the energy, found &quot;%1&quot;</source>
        <translation>에너지가 필요한데 &quot;%1&quot;이(가) 있습니다</translation>
    </message>
    <message>
        <source>expected the stress, found the end of the file</source>
        <translation>응력이 필요한데 파일이 끝납니다</translation>
    </message>
    <message>
        <source>expected the stress component %1, found &quot;%2&quot;</source>
        <translation>응력 성분 %1이(가) 필요한데 &quot;%2&quot;이(가) 있습니다</translation>
    </message>
    <message>
        <source>expected the six stress components xx yy zz yz xz xy</source>
        <translation>응력 성분 여섯 개(xx yy zz yz xz xy)가 필요합니다</translation>
    </message>
    <message>
        <source>expected Size and AtomData before END_CFG</source>
        <translation>END_CFG보다 먼저 Size와 AtomData가 필요합니다</translation>
    </message>
    <message>
        <source>fractional coordinates need a Supercell of three vectors</source>
        <translation>분율 좌표에는 벡터 세 개로 된 Supercell이 필요합니다</translation>
    </message>
    <message>
        <source>type %1 has no name in the species line &quot;%2&quot;</source>
        <translation>화학종 줄 &quot;%2&quot;에 유형 %1의 이름이 없습니다</translation>
    </message>
    <message>
        <source>the types %1 are taken as atomic numbers: %2</source>
        <translation>유형 %1을(를) 원자 번호로 봅니다: %2</translation>
    </message>
    <message>
        <source>no step has an energy: the calculation did not get that far</source>
        <translation>에너지가 있는 스텝이 없습니다. 계산이 거기까지 가지 못했습니다</translation>
    </message>
    <message>
        <source>no step can be used</source>
        <translation>쓸 수 있는 스텝이 없습니다</translation>
    </message>
    <message>
        <source>expected %1 positions, found %2</source>
        <translation>위치 %1개가 필요한데 %2개가 있습니다</translation>
    </message>
    <message>
        <source>atom %1: expected its position</source>
        <translation>원자 %1: 위치가 필요합니다</translation>
    </message>
    <message>
        <source>expected %1 forces, found %2</source>
        <translation>힘 %1개가 필요한데 %2개가 있습니다</translation>
    </message>
    <message>
        <source>atom %1: expected its force</source>
        <translation>원자 %1: 힘이 필요합니다</translation>
    </message>
    <message>
        <source>expected a row of three numbers</source>
        <translation>숫자 세 개로 된 행이 필요합니다</translation>
    </message>
    <message>
        <source>no output of pw.x that can be used</source>
        <translation>쓸 수 있는 pw.x 출력이 없습니다</translation>
    </message>
    <message>
        <source>the plane waves of the last calculation are those of the relaxed cell, of all before it those of the first cell (pw.x: &quot;results may differ&quot;)</source>
        <translation>마지막 계산의 평면파는 최적화된 셀의 것이고, 그 앞의 계산은 모두 처음 셀의 것입니다(pw.x: &quot;results may differ&quot;)</translation>
    </message>
    <message>
        <source>expected a number of atoms that the file can hold</source>
        <translation>파일이 담을 수 있는 원자 수가 필요합니다</translation>
    </message>
    <message>
        <source>the cell</source>
        <translation>셀</translation>
    </message>
    <message>
        <source>the cell, whose vectors span no volume,</source>
        <translation>부피를 이루지 않는 셀</translation>
    </message>
    <message>
        <source>the cell cannot be read: %1</source>
        <translation>셀을 읽을 수 없습니다: %1</translation>
    </message>
    <message>
        <source>positions without a number of atoms and a cell before them</source>
        <translation>위치 앞에 원자 수와 셀이 없습니다</translation>
    </message>
    <message>
        <source>%1 cannot be read</source>
        <translation>%1: 읽을 수 없습니다</translation>
    </message>
    <message>
        <source>total energy</source>
        <translation>전체 에너지</translation>
    </message>
    <message>
        <source>the stress cannot be read and is left out: %1</source>
        <translation>응력을 읽을 수 없어 제외했습니다: %1</translation>
    </message>
    <message>
        <source>the cycles of exact exchange did not end: no energy of the hybrid functional</source>
        <translation>정확한 교환의 반복이 끝나지 않아 하이브리드 범함수의 에너지가 없습니다</translation>
    </message>
    <message>
        <source>the output ends in step %1, which is incomplete and left out</source>
        <translation>출력이 스텝 %1에서 끝납니다. 불완전하여 제외했습니다</translation>
    </message>
    <message>
        <source>the run did not end</source>
        <translation>계산이 끝나지 않았습니다</translation>
    </message>
    <message>
        <source>the run did not end; its complete steps are used</source>
        <translation>계산이 끝나지 않았습니다. 완전한 스텝을 씁니다</translation>
    </message>
    <message>
        <source>no complete ionic step</source>
        <translation>완전한 이온 스텝이 없습니다</translation>
    </message>
    <message>
        <source>step %1, atom %2: the file changed since it was opened</source>
        <translation>스텝 %1, 원자 %2: 연 뒤에 파일이 바뀌었습니다</translation>
    </message>
    <message>
        <source>NIONS is no number of atoms that fits into the file</source>
        <translation>NIONS가 파일에 들어갈 수 있는 원자 수가 아닙니다</translation>
    </message>
    <message>
        <source>ions per type: expected numbers of atoms that fit into the file</source>
        <translation>유형별 이온: 파일에 들어갈 수 있는 원자 수가 필요합니다</translation>
    </message>
    <message>
        <source>NIONS is %1, but VASP lists the ions of the first %2 types only, which add up to %3; put the POSCAR of this run beside the file</source>
        <translation>NIONS는 %1인데, VASP가 처음 %2개 유형의 이온만 나열하여 합이 %3입니다. 이 계산의 POSCAR를 파일 옆에 두십시오</translation>
    </message>
    <message>
        <source>NIONS is %1, but the ions per type add up to %2</source>
        <translation>NIONS는 %1인데, 유형별 이온의 합은 %2입니다</translation>
    </message>
    <message>
        <source>%1 species need names, only %2 were given (%3)</source>
        <translation>화학종 %1개에 이름이 필요한데 %2개만 지정했습니다(%3)</translation>
    </message>
    <message>
        <source>forces come before the number of ions</source>
        <translation>이온 수보다 힘이 먼저 나옵니다</translation>
    </message>
    <message>
        <source>%1: %2 steps have an energy but neither positions nor forces (NWRITE = 0)</source>
        <translation>%1: 스텝 %2개에 에너지는 있지만 위치도 힘도 없습니다(NWRITE = 0)</translation>
    </message>
    <message>
        <source>%1: %2 steps of the machine-learned force field are not taken for ab initio</source>
        <translation>%1: 기계 학습 힘장의 스텝 %2개는 제일원리 계산으로 쓰지 않습니다</translation>
    </message>
    <message>
        <source>another run begins in this file; its steps are counted from 1 again</source>
        <translation>이 파일에서 다른 계산이 시작됩니다. 그 스텝은 다시 1부터 셉니다</translation>
    </message>
    <message>
        <source>expected a lattice vector of three numbers</source>
        <translation>숫자 세 개로 된 격자 벡터가 필요합니다</translation>
    </message>
    <message>
        <source>step %1 has no cell</source>
        <translation>스텝 %1에 셀이 없습니다</translation>
    </message>
    <message>
        <source>step %1: the three cell vectors span no volume</source>
        <translation>스텝 %1: 세 셀 벡터가 부피를 이루지 않습니다</translation>
    </message>
    <message>
        <source>the file ends inside the forces of step %1: %2 of %3 rows</source>
        <translation>파일이 스텝 %1의 힘 안에서 끝납니다: 행 %3개 가운데 %2개</translation>
    </message>
    <message>
        <source>step %1, atom %2: expected position and force of six numbers</source>
        <translation>스텝 %1, 원자 %2: 위치와 힘의 숫자 여섯 개가 필요합니다</translation>
    </message>
    <message>
        <source>step %1: the stress is no number; left out</source>
        <translation>스텝 %1: 응력이 숫자가 아니어서 제외했습니다</translation>
    </message>
    <message>
        <source>step %1: the energy is no number</source>
        <translation>스텝 %1: 에너지가 숫자가 아닙니다</translation>
    </message>
    <message>
        <source>more damaged steps are not listed</source>
        <translation>그 밖의 손상된 스텝은 표시하지 않습니다</translation>
    </message>
    <message>
        <source>%1; the step is left out</source>
        <translation>%1; 이 스텝은 제외했습니다</translation>
    </message>
    <message>
        <source>step %1 has forces but no final energy; it is left out</source>
        <translation>스텝 %1: 힘은 있지만 최종 에너지가 없어 제외했습니다</translation>
    </message>
    <message>
        <source>the output ends in electronic step %1 of step %2, which is left out</source>
        <translation>출력이 스텝 %2의 전자 스텝 %1에서 끝납니다. 이 스텝은 제외했습니다</translation>
    </message>
    <message>
        <source>expected Direct or Cartesian, found the end of the file</source>
        <translation>Direct 또는 Cartesian이 필요한데 파일이 끝납니다</translation>
    </message>
    <message>
        <source>expected Direct or Cartesian, found &quot;%1&quot;</source>
        <translation>Direct 또는 Cartesian이 필요한데 &quot;%1&quot;이(가) 있습니다</translation>
    </message>
    <message>
        <source>atom %1: expected three coordinates, found &quot;%2&quot;</source>
        <translation>원자 %1: 좌표 세 개가 필요한데 &quot;%2&quot;이(가) 있습니다</translation>
    </message>
    <message>
        <source>expected %1 velocities, found %2: not used</source>
        <translation>속도 %1개가 필요한데 %2개여서 쓰지 않습니다</translation>
    </message>
    <message>
        <source>velocity %1: expected three numbers: not used</source>
        <translation>속도 %1: 숫자 세 개가 아니어서 쓰지 않습니다</translation>
    </message>
    <message>
        <source>one file: %1 to %2 were written</source>
        <translation>파일 하나 대신 %1부터 %2까지 썼습니다</translation>
    </message>
    <message>
        <source>expected %1, found the end of the file</source>
        <translation>%1: 필요한데 파일이 끝납니다</translation>
    </message>
    <message>
        <source>the scale factor</source>
        <translation>배율</translation>
    </message>
    <message>
        <source>expected a scale factor that is not 0, or three positive ones, found &quot;%1&quot;</source>
        <translation>0이 아닌 배율 하나 또는 양수 세 개가 필요한데 &quot;%1&quot;이(가) 있습니다</translation>
    </message>
    <message>
        <source>a cell vector</source>
        <translation>셀 벡터</translation>
    </message>
    <message>
        <source>expected a cell vector of three numbers, found &quot;%1&quot;</source>
        <translation>숫자 세 개로 된 셀 벡터가 필요한데 &quot;%1&quot;이(가) 있습니다</translation>
    </message>
    <message>
        <source>the three cell vectors span no volume</source>
        <translation>세 셀 벡터가 부피를 이루지 않습니다</translation>
    </message>
    <message>
        <source>expected species or their counts, found &quot;%1&quot;</source>
        <translation>화학종 또는 그 수가 필요한데 &quot;%1&quot;이(가) 있습니다</translation>
    </message>
    <message>
        <source>the counts of the species</source>
        <translation>화학종의 수</translation>
    </message>
    <message>
        <source>expected the counts of the species, found &quot;%1&quot;</source>
        <translation>화학종의 수가 필요한데 &quot;%1&quot;이(가) 있습니다</translation>
    </message>
    <message>
        <source>expected %1 counts, one for each species, found %2</source>
        <translation>화학종마다 하나씩 수 %1개가 필요한데 %2개가 있습니다</translation>
    </message>
    <message>
        <source>the title line</source>
        <translation>제목 줄</translation>
    </message>
    <message>
        <source>expected at least one atom</source>
        <translation>원자가 적어도 하나 필요합니다</translation>
    </message>
    <message>
        <source>VASP files need a cell that is periodic in all three directions</source>
        <translation>VASP 파일에는 세 방향 모두 주기적인 셀이 필요합니다</translation>
    </message>
    <message>
        <source>the atom types have no names and are not in order: a VASP file cannot tell them</source>
        <translation>원자 유형에 이름이 없고 순서도 맞지 않아 VASP 파일로 나타낼 수 없습니다</translation>
    </message>
    <message>
        <source>%1: %2 species need names, only %3 were given (%4)</source>
        <translation>%1: 화학종 %2개에 이름이 필요한데 %3개만 지정했습니다(%4)</translation>
    </message>
    <message>
        <source>%1 has %2 atoms, %3 has %4</source>
        <translation>%1의 원자는 %2개인데, %3의 원자는 %4개입니다</translation>
    </message>
    <message>
        <source>%1: atom %2 is %3 here and %4 in %5, whose name is taken</source>
        <translation>%1: 원자 %2이(가) 여기서는 %3이고 %5에서는 %4입니다. 뒤의 이름을 씁니다</translation>
    </message>
    <message>
        <source>no VASP output that can be read</source>
        <translation>읽을 수 있는 VASP 출력이 없습니다</translation>
    </message>
    <message>
        <source>an HDF5 file without the ionic steps of VASP</source>
        <translation>VASP의 이온 스텝이 없는 HDF5 파일입니다</translation>
    </message>
    <message>
        <source>%1 names of species, but %2 counts</source>
        <translation>화학종 이름은 %1개인데 수는 %2개입니다</translation>
    </message>
    <message>
        <source>the counts of the species do not fit the positions</source>
        <translation>화학종의 수가 위치와 맞지 않습니다</translation>
    </message>
    <message>
        <source>%1: %2 steps have positions, %3 are complete</source>
        <translation>%1: 위치가 있는 스텝은 %2개, 완전한 스텝은 %3개입니다</translation>
    </message>
    <message>
        <source>the energies have no column of the free energy</source>
        <translation>에너지에 자유 에너지 열이 없습니다</translation>
    </message>
    <message>
        <source>Reading vaspout.h5</source>
        <translation>vaspout.h5 읽는 중</translation>
    </message>
    <message>
        <source>%1: the last %2 of %3 steps have no forces</source>
        <translation>%1: 스텝 %3개 가운데 마지막 %2개에 힘이 없습니다</translation>
    </message>
    <message>
        <source>%1: the stress is exactly zero; was it not calculated (ISIF = 0)?</source>
        <translation>%1: 응력이 정확히 0입니다. 계산하지 않았습니까(ISIF = 0)?</translation>
    </message>
    <message>
        <source>%1: a run with a machine-learned force field; this file does not tell which steps are ab initio, so that none is taken for it (OUTCAR and vasprun.xml tell)</source>
        <translation>%1: 기계 학습 힘장을 쓴 계산입니다. 이 파일로는 어느 스텝이 제일원리 계산인지 알 수 없어 하나도 쓰지 않습니다(OUTCAR와 vasprun.xml에는 나와 있습니다)</translation>
    </message>
    <message>
        <source>the energy is no number</source>
        <translation>에너지가 숫자가 아닙니다</translation>
    </message>
    <message>
        <source>%1: step %2: %3; the step is left out</source>
        <translation>%1: 스텝 %2: %3. 이 스텝은 제외했습니다</translation>
    </message>
    <message>
        <source>damaged in a way that the HDF5 library fails on</source>
        <translation>HDF5 라이브러리가 실패할 만큼 손상되었습니다</translation>
    </message>
    <message>
        <source>%1: not tried in a process of its own before, since %2 cannot be run; a damaged file could end this program</source>
        <translation>%1: %2을(를) 실행할 수 없어 별도 프로세스에서 미리 시험하지 못했습니다. 손상된 파일이면 이 프로그램이 끝날 수 있습니다</translation>
    </message>
    <message>
        <source>%1: this program was built without HDF5 and cannot read it; give it the OUTCAR or the vasprun.xml of the run instead</source>
        <translation>%1: 이 프로그램은 HDF5 없이 빌드되어 읽을 수 없습니다. 대신 계산의 OUTCAR나 vasprun.xml을 여십시오</translation>
    </message>
    <message>
        <source>no complete &lt;calculation&gt;</source>
        <translation>완전한 &lt;calculation&gt;이 없습니다</translation>
    </message>
    <message>
        <source>the file changed since it was opened</source>
        <translation>연 뒤에 파일이 바뀌었습니다</translation>
    </message>
    <message>
        <source>elements are nested too deeply</source>
        <translation>요소가 너무 깊게 중첩되었습니다</translation>
    </message>
    <message>
        <source>the calculation is not closed</source>
        <translation>calculation 요소가 닫히지 않았습니다</translation>
    </message>
    <message>
        <source>&lt;/modeling&gt; inside a calculation</source>
        <translation>calculation 요소 안에 &lt;/modeling&gt;이 있습니다</translation>
    </message>
    <message>
        <source>&lt;/%1&gt; closes what is not open</source>
        <translation>&lt;/%1&gt;이(가) 열리지 않은 것을 닫습니다</translation>
    </message>
    <message>
        <source>expected a row of three numbers, found &quot;%1&quot;</source>
        <translation>숫자 세 개로 된 행이 필요한데 &quot;%1&quot;이(가) 있습니다</translation>
    </message>
    <message>
        <source>expected %1 rows of %2, found %3</source>
        <translation>%2의 행 %1개가 필요한데 %3개가 있습니다</translation>
    </message>
    <message>
        <source>the three cell vectors span no volume, or one beyond reason</source>
        <translation>세 셀 벡터가 부피를 이루지 않거나 부피가 터무니없습니다</translation>
    </message>
    <message>
        <source>no structure</source>
        <translation>구조가 없습니다</translation>
    </message>
    <message>
        <source>no final energy</source>
        <translation>최종 에너지가 없습니다</translation>
    </message>
    <message>
        <source>the stress overflows</source>
        <translation>응력이 표현 범위를 넘습니다</translation>
    </message>
    <message>
        <source>the XML ends inside &lt;calculation&gt; %1</source>
        <translation>XML이 &lt;calculation&gt; %1 안에서 끝납니다</translation>
    </message>
    <message>
        <source>the XML ends too early</source>
        <translation>XML이 너무 일찍 끝납니다</translation>
    </message>
    <message>
        <source>%1: more damaged steps are not listed</source>
        <translation>%1: 그 밖의 손상된 스텝은 표시하지 않습니다</translation>
    </message>
    <message>
        <source>step %1: %2; the step is left out</source>
        <translation>스텝 %1: %2. 이 스텝은 제외했습니다</translation>
    </message>
    <message>
        <source>Reading vasprun.xml</source>
        <translation>vasprun.xml 읽는 중</translation>
    </message>
    <message>
        <source>no atoms are named before the first calculation</source>
        <translation>첫 계산 앞에 원자의 이름이 없습니다</translation>
    </message>
    <message>
        <source>the atoms called &quot;%1&quot; are %2, by the pseudopotential &quot;%3&quot; and its mass</source>
        <translation>이름이 &quot;%1&quot;인 원자는 유사포텐셜 &quot;%3&quot;과(와) 질량에 따라 %2입니다</translation>
    </message>
    <message>
        <source>a tag is not closed</source>
        <translation>태그가 닫히지 않았습니다</translation>
    </message>
    <message>
        <source>the header with the cell of this frame is damaged</source>
        <translation>이 프레임의 셀이 있는 머리글이 손상되었습니다</translation>
    </message>
    <message>
        <source>expected a header with the cell before the coordinates</source>
        <translation>좌표 앞에 셀이 있는 머리글이 필요합니다</translation>
    </message>
    <message>
        <source>atom %1 of %2: expected three coordinates, found &quot;%3&quot;</source>
        <translation>원자 %2개 가운데 %1: 좌표 세 개가 필요한데 &quot;%3&quot;이(가) 있습니다</translation>
    </message>
    <message>
        <source>expected %1 atoms, found more</source>
        <translation>원자 %1개가 필요한데 더 있습니다</translation>
    </message>
    <message>
        <source>an XDATCAR of VASP 4 holds neither cell nor species: put the POSCAR, CONTCAR or OUTCAR of this run beside it</source>
        <translation>VASP 4의 XDATCAR에는 셀도 화학종도 없습니다. 이 계산의 POSCAR, CONTCAR 또는 OUTCAR를 옆에 두십시오</translation>
    </message>
    <message>
        <source>%1 atoms here, %2 in %3: not of this run</source>
        <translation>여기의 원자는 %1개, %3의 원자는 %2개로 같은 계산이 아닙니다</translation>
    </message>
    <message>
        <source>an atom has %1 Å³ here and %2 Å³ in %3: not of this run</source>
        <translation>원자당 부피가 여기서는 %1 Å³, %3에서는 %2 Å³로 같은 계산이 아닙니다</translation>
    </message>
    <message>
        <source>the cell changed during the run (%1 and %2 differ), and this XDATCAR does not tell it: use the OUTCAR</source>
        <translation>계산 중에 셀이 바뀌었는데(%1, %2이(가) 서로 다릅니다) 이 XDATCAR에는 나와 있지 않습니다. OUTCAR를 쓰십시오</translation>
    </message>
    <message>
        <source>%1: an XYZ file needs the names of the species, and the atom types have none</source>
        <translation>%1: XYZ 파일에는 화학종 이름이 필요한데 원자 유형에 이름이 없습니다</translation>
    </message>
    <message>
        <source>i-PI states no units here: atomic units (bohr) are taken, its default</source>
        <translation>i-PI 파일에 단위가 없어 기본값인 원자 단위(bohr)로 봅니다</translation>
    </message>
    <message>
        <source>a quote is not closed</source>
        <translation>따옴표가 닫히지 않았습니다</translation>
    </message>
    <message>
        <source>6 or 9 numbers</source>
        <translation>숫자 6개 또는 9개</translation>
    </message>
    <message>
        <source>expected %1 as %2, found &quot;%3&quot;</source>
        <translation>%1에 %2이(가) 필요한데 &quot;%3&quot;이(가) 있습니다</translation>
    </message>
    <message>
        <source>%1 and %2 are both given: %3 is taken</source>
        <translation>%1, %2이(가) 모두 있어 %3을(를) 씁니다</translation>
    </message>
    <message>
        <source>expected pbc=&quot;T T T&quot; or F, found &quot;%1&quot;</source>
        <translation>pbc=&quot;T T T&quot; 또는 F가 필요한데 &quot;%1&quot;이(가) 있습니다</translation>
    </message>
    <message>
        <source>the frame is periodic and has no Lattice</source>
        <translation>프레임이 주기적인데 Lattice가 없습니다</translation>
    </message>
    <message>
        <source>virial and stress contradict each other: the virial is taken</source>
        <translation>비리얼과 응력이 서로 어긋나 비리얼을 씁니다</translation>
    </message>
    <message>
        <source>the file ends before the comment line</source>
        <translation>주석 줄 앞에서 파일이 끝납니다</translation>
    </message>
    <message>
        <source>expected Properties=name:kind:columns:..., found &quot;%1&quot;</source>
        <translation>Properties=name:kind:columns:... 형식이 필요한데 &quot;%1&quot;이(가) 있습니다</translation>
    </message>
    <message>
        <source>the Properties have no pos:R:3</source>
        <translation>Properties에 pos:R:3이 없습니다</translation>
    </message>
    <message>
        <source>the Properties have no species:S:1</source>
        <translation>Properties에 species:S:1이 없습니다</translation>
    </message>
    <message>
        <source>expected the property %1 as R:3</source>
        <translation>속성 %1은(는) R:3이어야 합니다</translation>
    </message>
    <message>
        <source>atom %1: expected an atomic number, found &quot;%2&quot;</source>
        <translation>원자 %1: 원자 번호가 필요한데 &quot;%2&quot;이(가) 있습니다</translation>
    </message>
    <message>
        <source>atom %1 of %2: expected %3 columns, found %4: &quot;%5&quot;</source>
        <translation>원자 %2개 가운데 %1: 열 %3개가 필요한데 %4개가 있습니다: &quot;%5&quot;</translation>
    </message>
    <message>
        <source>expected the number of atoms of the next frame after %1 atoms, found &quot;%2&quot;</source>
        <translation>원자 %1개 뒤에 다음 프레임의 원자 수가 필요한데 &quot;%2&quot;이(가) 있습니다</translation>
    </message>
    <message>
        <source>the unit &quot;%1&quot; of %2 is no known unit of length (atomic_unit, angstrom, nanometer, ...)</source>
        <translation>%2의 단위 &quot;%1&quot;은(는) 알려진 길이 단위(atomic_unit, angstrom, nanometer, ...)가 아닙니다</translation>
    </message>
    <message>
        <source>expected %1 numbers of the CELL(%2)</source>
        <translation>CELL(%2)의 숫자 %1개가 필요합니다</translation>
    </message>
    <message>
        <source>the CELL(%1) holds %2: too large</source>
        <translation>CELL(%1)에 너무 큰 값 %2이(가) 있습니다</translation>
    </message>
    <message>
        <source>CELL(%1) is not known (abcABC, H and GENH are)</source>
        <translation>CELL(%1)을(를) 알 수 없습니다(abcABC, H, GENH를 압니다)</translation>
    </message>
    <message>
        <source>the numbers of the atoms are %1{%2}, not positions; open the file of i-PI that holds the positions</source>
        <translation>원자의 숫자가 위치가 아니라 %1{%2}입니다. 위치가 있는 i-PI 파일을 여십시오</translation>
    </message>
    <message>
        <source>the lengths and angles of the CELL make no cell</source>
        <translation>CELL의 길이와 각도로 셀을 만들 수 없습니다</translation>
    </message>
    <message>
        <source>the unit &quot;%1&quot; of %2 is not known; known are, for example, eV, hartree, kcal/mol, eV/angstrom, hartree/bohr, GPa, kbar, eV/angstrom^3</source>
        <translation>%2의 단위 &quot;%1&quot;을(를) 알 수 없습니다. 아는 단위의 예: eV, hartree, kcal/mol, eV/angstrom, hartree/bohr, GPa, kbar, eV/angstrom^3</translation>
    </message>
    <message>
        <source>all quantities</source>
        <translation>모든 물리량</translation>
    </message>
    <message>
        <source>Making decks</source>
        <translation>입력 파일 만드는 중</translation>
    </message>
    <message>
        <source>Writing decks</source>
        <translation>입력 파일 쓰는 중</translation>
    </message>
    <message>
        <source>%1: the campaign was made with the recipe %2 for %3, which calculates other labels; export to another folder</source>
        <translation>%1: 이 캠페인은 %3용 레시피 %2(으)로 만들어졌고 다른 라벨을 계산합니다. 다른 폴더로 내보내십시오</translation>
    </message>
    <message>
        <source>%1: is no campaign (there is no file &quot;campaign&quot; in it)</source>
        <translation>%1: 캠페인이 아닙니다(&quot;campaign&quot; 파일이 없습니다)</translation>
    </message>
    <message>
        <source>there is no configuration to export</source>
        <translation>내보낼 배치가 없습니다</translation>
    </message>
    <message>
        <source>%1: is neither empty nor a campaign; name a folder of its own</source>
        <translation>%1: 비어 있지도 않고 캠페인도 아닙니다. 전용 폴더를 지정하십시오</translation>
    </message>
    <message>
        <source>%1: is written by %2</source>
        <translation>%1: %2이(가) 쓰고 있습니다</translation>
    </message>
    <message>
        <source>there is no line &quot;%1=&quot; in it</source>
        <translation>&quot;%1=&quot; 줄이 없습니다</translation>
    </message>
    <message>
        <source>the campaign has format %1, which this version does not know</source>
        <translation>캠페인의 형식이 %1인데, 이 버전은 알지 못합니다</translation>
    </message>
    <message>
        <source>the id is not of small letters and digits</source>
        <translation>id가 소문자와 숫자로 되어 있지 않습니다</translation>
    </message>
    <message>
        <source>the campaign has no configuration with this number</source>
        <translation>캠페인에 이 번호의 배치가 없습니다</translation>
    </message>
    <message>
        <source>Reading results</source>
        <translation>결과 읽는 중</translation>
    </message>
    <message>
        <source>%1 of %2 done</source>
        <translation>%2건 가운데 %1건 완료</translation>
    </message>
    <message>
        <source>%1: there is no campaign in it</source>
        <translation>%1: 캠페인이 없습니다</translation>
    </message>
    <message>
        <source>%1: is another campaign than that of %2</source>
        <translation>%1: %2의 캠페인과 다른 캠페인입니다</translation>
    </message>
    <message>
        <source>%1: is there already and is no campaign</source>
        <translation>%1: 이미 있으며 캠페인이 아닙니다</translation>
    </message>
    <message>
        <source>Collecting labels</source>
        <translation>라벨 모으는 중</translation>
    </message>
    <message>
        <source>%1 electrons cannot be paired in CP2K: make the recipe polarised</source>
        <translation>CP2K에서 전자 %1개를 짝지을 수 없습니다. 레시피를 스핀 분극으로 바꾸십시오</translation>
    </message>
    <message>
        <source>CP2K decks have fixed occupations: set the smearing of the recipe to 0</source>
        <translation>CP2K 입력 파일은 점유가 고정되어 있습니다. 레시피의 스미어링을 0으로 하십시오</translation>
    </message>
    <message>
        <source>no configuration has a density: the cutoff cannot be checked</source>
        <translation>밀도가 있는 배치가 없어 컷오프를 확인할 수 없습니다</translation>
    </message>
    <message>
        <source>a configuration without atoms cannot be calculated</source>
        <translation>원자가 없는 배치는 계산할 수 없습니다</translation>
    </message>
    <message>
        <source>the atom types have no names, which a single point needs</source>
        <translation>원자 유형에 이름이 없습니다. 단일점 계산에는 이름이 필요합니다</translation>
    </message>
    <message>
        <source>the configuration has no cell that is periodic in three directions</source>
        <translation>배치에 세 방향으로 주기적인 셀이 없습니다</translation>
    </message>
    <message>
        <source>the recipe names no pseudopotential for %1</source>
        <translation>레시피에 %1의 유사포텐셜이 없습니다</translation>
    </message>
    <message>
        <source>the temperature %1 K is not between 1 and 20000 K</source>
        <translation>온도 %1 K가 1~20000 K 범위를 벗어납니다</translation>
    </message>
    <message>
        <source>the time step %1 fs is not between 0.05 and 10 fs</source>
        <translation>시간 간격 %1 fs가 0.05~10 fs 범위를 벗어납니다</translation>
    </message>
    <message>
        <source>the number of steps %1 is not positive</source>
        <translation>스텝 수 %1이(가) 양수가 아닙니다</translation>
    </message>
    <message>
        <source>pw.x has no Nosé-Hoover thermostat before version 7: the deck rescales velocities stochastically (SVR), which gives the same averages.</source>
        <translation>버전 7 이전의 pw.x에는 Nosé-Hoover 항온조가 없습니다. 입력 파일은 속도를 확률적으로 조절(SVR)하며, 평균은 같습니다.</translation>
    </message>
    <message>
        <source>pw.x makes the kernel of the nonlocal functional anew in each run, which takes a minute or more before the first step.</source>
        <translation>pw.x는 실행할 때마다 비국소 범함수의 커널을 새로 만들어, 첫 스텝 전에 1분 이상 걸립니다.</translation>
    </message>
    <message>
        <source>%1 configurations in the output of a single point</source>
        <translation>단일점 계산의 출력에 배치가 %1개 있습니다</translation>
    </message>
    <message>
        <source>there is no energy in the output</source>
        <translation>출력에 에너지가 없습니다</translation>
    </message>
    <message>
        <source>there are no forces in the output</source>
        <translation>출력에 힘이 없습니다</translation>
    </message>
    <message>
        <source>there is no stress in the output</source>
        <translation>출력에 응력이 없습니다</translation>
    </message>
    <message>
        <source>code: %1, but the recipe has %2</source>
        <translation>코드: %1이지만 레시피는 %2입니다</translation>
    </message>
    <message>
        <source>geometry: atoms or cell are not those of the configuration</source>
        <translation>구조: 원자 또는 셀이 배치의 것과 다릅니다</translation>
    </message>
    <message>
        <source>%1 of %2 steps</source>
        <translation>%2스텝 가운데 %1스텝</translation>
    </message>
    <message>
        <source>the output has no end: the code did not come to it</source>
        <translation>출력에 끝이 없습니다. 코드가 끝까지 가지 못했습니다</translation>
    </message>
    <message>
        <source>the electronic steps did not converge</source>
        <translation>전자 스텝이 수렴하지 않았습니다</translation>
    </message>
    <message>
        <source>the output does not tell that the electronic steps converged</source>
        <translation>전자 스텝이 수렴했는지 출력에 나와 있지 않습니다</translation>
    </message>
    <message>
        <source>the limit of time was reached</source>
        <translation>시간 제한에 도달했습니다</translation>
    </message>
    <message>
        <source>it was cancelled</source>
        <translation>취소되었습니다</translation>
    </message>
    <message>
        <source>cannot copy</source>
        <translation>복사할 수 없습니다</translation>
    </message>
    <message>
        <source>environment.sh failed: %1</source>
        <translation>environment.sh가 실패했습니다: %1</translation>
    </message>
    <message>
        <source>the code was killed (signal 9), mostly for want of memory</source>
        <translation>코드가 강제 종료되었습니다(신호 9). 대개 메모리가 모자라서입니다</translation>
    </message>
    <message>
        <source>the code was told to end (signal 15)</source>
        <translation>코드가 종료 요청을 받았습니다(신호 15)</translation>
    </message>
    <message>
        <source>exit status %1: %2</source>
        <translation>종료 상태 %1: %2</translation>
    </message>
    <message>
        <source>Try again with another ALGO and twice the steps.</source>
        <translation>ALGO를 바꾸고 스텝을 두 배로 하여 다시 시도하십시오.</translation>
    </message>
    <message>
        <source>Try again with another minimiser.</source>
        <translation>다른 최소화 방법으로 다시 시도하십시오.</translation>
    </message>
    <message>
        <source>Try again with less mixing and twice the steps.</source>
        <translation>혼합을 줄이고 스텝을 두 배로 하여 다시 시도하십시오.</translation>
    </message>
    <message>
        <source>Try again with twice the time.</source>
        <translation>시간을 두 배로 하여 다시 시도하십시오.</translation>
    </message>
    <message>
        <source>Try again with fewer processes on a node, or ask for more memory.</source>
        <translation>노드당 프로세스를 줄이거나 메모리를 더 요청하여 다시 시도하십시오.</translation>
    </message>
    <message>
        <source>Make room on the disk, then try again.</source>
        <translation>디스크에 공간을 만든 다음 다시 시도하십시오.</translation>
    </message>
    <message>
        <source>Put the missing file in its place, then try again.</source>
        <translation>빠진 파일을 제자리에 둔 다음 다시 시도하십시오.</translation>
    </message>
    <message>
        <source>Correct environment.sh, then try again.</source>
        <translation>environment.sh를 고친 다음 다시 시도하십시오.</translation>
    </message>
    <message>
        <source>The code refuses the input: change the recipe and export anew.</source>
        <translation>코드가 입력을 거부합니다. 레시피를 바꾸고 다시 내보내십시오.</translation>
    </message>
    <message>
        <source>Correct how environment.sh starts the code, then try again.</source>
        <translation>environment.sh가 코드를 시작하는 방법을 고친 다음 다시 시도하십시오.</translation>
    </message>
    <message>
        <source>Leave the configuration out: atoms are too close.</source>
        <translation>원자가 너무 가까운 배치이니 제외하십시오.</translation>
    </message>
    <message>
        <source>Start it again.</source>
        <translation>다시 시작하십시오.</translation>
    </message>
    <message>
        <source>Compare the deck with what was run; such labels are not taken.</source>
        <translation>입력 파일을 실제로 실행된 것과 비교하십시오. 이런 라벨은 쓰지 않습니다.</translation>
    </message>
    <message>
        <source>Look at the end of the output.</source>
        <translation>출력의 끝을 확인하십시오.</translation>
    </message>
    <message>
        <source>at least %1</source>
        <translation>적어도 %1</translation>
    </message>
    <message>
        <source>it has no name</source>
        <translation>이름이 없습니다</translation>
    </message>
    <message>
        <source>its host is no name of a computer</source>
        <translation>호스트가 컴퓨터 이름이 아닙니다</translation>
    </message>
    <message>
        <source>its folder is not given from / or ~/ on</source>
        <translation>폴더가 / 또는 ~/부터 주어지지 않았습니다</translation>
    </message>
    <message>
        <source>no task may be in its queue</source>
        <translation>대기열에 작업을 하나도 넣을 수 없습니다</translation>
    </message>
    <message>
        <source>a limit is negative</source>
        <translation>음수인 한도가 있습니다</translation>
    </message>
    <message>
        <source>machine &quot;here&quot;: this name is that of this computer</source>
        <translation>계산 장비 &quot;here&quot;: 이 이름은 이 컴퓨터의 것입니다</translation>
    </message>
    <message>
        <source>machine &quot;%1&quot;: two have this name</source>
        <translation>계산 장비 &quot;%1&quot;: 이 이름이 두 번 쓰였습니다</translation>
    </message>
    <message>
        <source>there is no machine %1: none is described in %2</source>
        <translation>계산 장비 %1이(가) 없습니다. %2에 아무것도 없습니다</translation>
    </message>
    <message>
        <source>there is no machine %1; there are %2</source>
        <translation>계산 장비 %1이(가) 없습니다. 있는 계산 장비: %2</translation>
    </message>
    <message>
        <source>the single point has another geometry than the configuration</source>
        <translation>단일점 계산의 구조가 배치와 다릅니다</translation>
    </message>
    <message>
        <source>%1: there is no pseudopotential of %2 (a file such as %3.pbe.UPF); choose the folder of your library (--pseudopotentials)</source>
        <translation>%1: %2의 유사포텐셜이 없습니다(%3.pbe.UPF 같은 파일). 라이브러리 폴더를 지정하십시오(--pseudopotentials)</translation>
    </message>
    <message>
        <source>%1: %2 pseudopotentials of %3 fit (%4); name one of them in the recipe (--pseudopotential %5=%6)</source>
        <translation>%1: %3에 맞는 유사포텐셜이 %2개 있습니다(%4). 레시피에 하나를 지정하십시오(--pseudopotential %5=%6)</translation>
    </message>
    <message>
        <source>%1: the pseudopotential of %2 is not there</source>
        <translation>%1: %2의 유사포텐셜이 없습니다</translation>
    </message>
    <message>
        <source>%1: there is no setup %2 for %3 in the library</source>
        <translation>%1: 라이브러리에 %3의 설정 %2이(가) 없습니다</translation>
    </message>
    <message>
        <source>%1: is of %2, not of %3 (TITEL = %4)</source>
        <translation>%1: %3이(가) 아니라 %2의 것입니다(TITEL = %4)</translation>
    </message>
    <message>
        <source>%1: is no POTCAR (there is no line %2)</source>
        <translation>%1: POTCAR가 아닙니다(%2 줄이 없습니다)</translation>
    </message>
    <message>
        <source>%1: ZVAL =&quot;%2&quot; is no number of electrons</source>
        <translation>%1: ZVAL =&quot;%2&quot;은(는) 전자 수가 아닙니다</translation>
    </message>
    <message>
        <source>there is no recipe of r2SCAN for Quantum ESPRESSO: pw.x has it only if it is built with libxc; take --code vasp or --code cp2k</source>
        <translation>Quantum ESPRESSO용 r2SCAN 레시피는 없습니다. pw.x는 libxc와 함께 빌드했을 때만 지원합니다. --code vasp 또는 --code cp2k를 쓰십시오</translation>
    </message>
    <message>
        <source>%1 is no element; a single point needs the names of elements</source>
        <translation>%1은(는) 원소가 아닙니다. 단일점 계산에는 원소 이름이 필요합니다</translation>
    </message>
    <message>
        <source>the cutoff of the density %1 eV is not between 1 and 20 times that of the wave functions</source>
        <translation>전하 밀도의 컷오프 %1 eV가 파동 함수 컷오프의 1~20배 범위를 벗어납니다</translation>
    </message>
    <message>
        <source>REL_CUTOFF is not between 10 eV and CUTOFF, or EPS_DEFAULT not between 1e-16 and 1e-4</source>
        <translation>REL_CUTOFF가 10 eV와 CUTOFF 사이에 있지 않거나, EPS_DEFAULT가 1e-16~1e-4 범위를 벗어납니다</translation>
    </message>
    <message>
        <source>the cutoff of the nonlocal functional %1 eV is not one of CP2K between 50 and 20000 eV</source>
        <translation>비국소 범함수의 컷오프 %1 eV가 CP2K의 50~20000 eV 범위를 벗어납니다</translation>
    </message>
    <message>
        <source>%1 is no element</source>
        <translation>%1은(는) 원소가 아닙니다</translation>
    </message>
    <message>
        <source>the moment %1 of %2 is not between -20 and 20 Bohr magnetons</source>
        <translation>%2의 자기 모멘트 %1이(가) -20~20 보어 마그네톤 범위를 벗어납니다</translation>
    </message>
    <message>
        <source>U = %1 eV of %2 is not between 0 and 20 eV</source>
        <translation>%2의 U = %1 eV가 0~20 eV 범위를 벗어납니다</translation>
    </message>
    <message>
        <source>the algorithm &quot;%1&quot; is none of %2</source>
        <translation>알고리즘 &quot;%1&quot;은(는) 다음에 없습니다: %2</translation>
    </message>
    <message>
        <source>the number of electronic steps is not positive</source>
        <translation>전자 스텝 수가 양수가 아닙니다</translation>
    </message>
    <message>
        <source>the number of outer steps is not positive</source>
        <translation>바깥 스텝 수가 양수가 아닙니다</translation>
    </message>
    <message>
        <source>the mixing %1 is not between 0.01 and 1</source>
        <translation>혼합 %1이(가) 0.01~1 범위를 벗어납니다</translation>
    </message>
    <message>
        <source>the cutoff %1 eV is not between 50 and 20000 eV</source>
        <translation>컷오프 %1 eV가 50~20000 eV 범위를 벗어납니다</translation>
    </message>
    <message>
        <source>the tolerance %1 is not between 1e-14 and 0.01</source>
        <translation>허용 오차 %1이(가) 1e-14~0.01 범위를 벗어납니다</translation>
    </message>
    <message>
        <source>the spacing of k-points %1 is not between 0.02 and 10 per Å</source>
        <translation>k점 간격 %1이(가) 0.02~10/Å 범위를 벗어납니다</translation>
    </message>
    <message>
        <source>the smearing %1 eV is not between 0 and 5 eV</source>
        <translation>스미어링 %1 eV가 0~5 eV 범위를 벗어납니다</translation>
    </message>
    <message>
        <source>the charge %1 is not between -100 and 100</source>
        <translation>전하 %1이(가) -100~100 범위를 벗어납니다</translation>
    </message>
    <message>
        <source>&quot;%1&quot; cannot be the name of a recipe: letters, digits, &quot;-&quot;, &quot;_&quot; and &quot;.&quot; make one, of 60 characters at most</source>
        <translation>&quot;%1&quot;은(는) 레시피 이름이 될 수 없습니다. 문자, 숫자, &quot;-&quot;, &quot;_&quot;, &quot;.&quot;로 60자까지 쓸 수 있습니다</translation>
    </message>
    <message>
        <source>%1 is the name of a built-in recipe; give yours another one</source>
        <translation>%1은(는) 내장 레시피의 이름입니다. 다른 이름을 쓰십시오</translation>
    </message>
    <message>
        <source>unknown functional %1</source>
        <translation>범함수 %1을(를) 알 수 없습니다</translation>
    </message>
    <message>
        <source>the recipe was made by another version of the program</source>
        <translation>다른 버전의 프로그램이 만든 레시피입니다</translation>
    </message>
    <message>
        <source>unknown code %1</source>
        <translation>코드 %1을(를) 알 수 없습니다</translation>
    </message>
    <message>
        <source>%1=%2: is no number of steps</source>
        <translation>%1=%2: 스텝 수가 아닙니다</translation>
    </message>
    <message>
        <source>%1=%2: is no setting of the solver of %3. What decides the labels stays as the recipe has it; export a campaign with another recipe for that</source>
        <translation>%1=%2: %3의 풀이 설정이 아닙니다. 라벨을 정하는 것은 레시피대로 둡니다. 바꾸려면 다른 레시피로 캠페인을 내보내십시오</translation>
    </message>
    <message>
        <source>%1=%2: is not between 0 and 1</source>
        <translation>%1=%2: 0~1 범위를 벗어납니다</translation>
    </message>
    <message>
        <source>%1 attempts have failed</source>
        <translation>시도 %1회가 실패했습니다</translation>
    </message>
    <message>
        <source>the first %1 failed alike (%2): %3</source>
        <translation>처음 %1건이 같은 방식으로 실패했습니다(%2): %3</translation>
    </message>
    <message>
        <source>the first tasks of batch %1 failed alike</source>
        <translation>묶음 %1의 처음 작업들이 같은 방식으로 실패했습니다</translation>
    </message>
    <message>
        <source>%1: the output does not tell it</source>
        <translation>%1: 출력에 나와 있지 않습니다</translation>
    </message>
    <message>
        <source>%1: %2, but the recipe has %3</source>
        <translation>%1: %2이지만 레시피는 %3입니다</translation>
    </message>
    <message>
        <source>the answer was cut</source>
        <translation>응답이 중간에 잘렸습니다</translation>
    </message>
    <message>
        <source>the computer is not reached</source>
        <translation>컴퓨터에 연결되지 않습니다</translation>
    </message>
    <message>
        <source>no answer within a minute</source>
        <translation>1분 안에 응답이 없습니다</translation>
    </message>
    <message>
        <source>%1: no answer to submission %2; whether it was taken is asked when the queue answers again</source>
        <translation>%1: 제출 %2에 응답이 없습니다. 받아들여졌는지는 대기열이 다시 응답할 때 확인합니다</translation>
    </message>
    <message>
        <source>%1: Slurm refused the tasks: %2</source>
        <translation>%1: Slurm이 작업을 거부했습니다: %2</translation>
    </message>
    <message>
        <source>%1: Slurm does not answer: %2</source>
        <translation>%1: Slurm이 응답하지 않습니다: %2</translation>
    </message>
    <message>
        <source>%1: Slurm does not answer%2</source>
        <translation>%1: Slurm이 응답하지 않습니다%2</translation>
    </message>
    <message>
        <source>%1: Slurm cancelled nothing: %2</source>
        <translation>%1: Slurm이 아무것도 취소하지 않았습니다: %2</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>응답 없음</translation>
    </message>
    <message>
        <source>%1: the campaign has no configuration with this number</source>
        <translation>%1: 캠페인에 이 번호의 배치가 없습니다</translation>
    </message>
    <message>
        <source>the queue does not answer: %1</source>
        <translation>대기열이 응답하지 않습니다: %1</translation>
    </message>
    <message>
        <source>the queue says %1</source>
        <translation>대기열의 응답: %1</translation>
    </message>
    <message>
        <source>its batch was cancelled: the first tasks had failed alike</source>
        <translation>처음 작업들이 같은 방식으로 실패하여 묶음이 취소되었습니다</translation>
    </message>
    <message>
        <source>the scheduler refused it: %1</source>
        <translation>스케줄러가 거부했습니다: %1</translation>
    </message>
    <message>
        <source>it was submitted, and the queue does not know it: it was lost before it started</source>
        <translation>제출했지만 대기열에 없습니다. 시작하기 전에 사라졌습니다</translation>
    </message>
    <message>
        <source>no output for %1 minutes</source>
        <translation>%1분 동안 출력이 없습니다</translation>
    </message>
    <message>
        <source>it was started and ended without a word</source>
        <translation>시작했다가 아무 기록 없이 끝났습니다</translation>
    </message>
    <message>
        <source>its output has not been read</source>
        <translation>출력을 아직 읽지 않았습니다</translation>
    </message>
    <message>
        <source>%1: cannot be written</source>
        <translation>%1: 쓸 수 없습니다</translation>
    </message>
    <message>
        <source>%1: ssh and rsync are needed here, and did not answer in time</source>
        <translation>%1: 여기에는 ssh와 rsync가 필요하며, 제때 응답하지 않았습니다</translation>
    </message>
    <message>
        <source>a charged cell needs NELECT in VASP, which is counted from the POTCAR of %1: name your library (--potcars)</source>
        <translation>전하를 띤 셀은 VASP에서 NELECT가 필요하며, 이는 %1의 POTCAR로 셉니다. 라이브러리를 지정하십시오(--potcars)</translation>
    </message>
    <message>
        <source>a charge of %1 leaves %2 electrons in the cell</source>
        <translation>전하 %1이면 셀에 전자가 %2개 남습니다</translation>
    </message>
    <message>
        <source>POTCAR is assembled when VASP runs, from the library that POTCARS in environment.sh names.</source>
        <translation>POTCAR는 VASP를 실행할 때 environment.sh의 POTCARS가 가리키는 라이브러리에서 조립됩니다.</translation>
    </message>
    <message>
        <source>VASP up to 6.4.2 needs the file vdw_kernel.bindat: name it by VDW_KERNEL in environment.sh.</source>
        <translation>VASP 6.4.2까지는 vdw_kernel.bindat 파일이 필요합니다. environment.sh의 VDW_KERNEL로 지정하십시오.</translation>
    </message>
    <message>
        <source>r2SCAN needs VASP 6.2 or later and POTCARs with kinetic energy densities (release 54 or later).</source>
        <translation>r2SCAN에는 VASP 6.2 이상과 운동 에너지 밀도가 있는 POTCAR(54판 이상)가 필요합니다.</translation>
    </message>
    <message>
        <source>%1: no single point gave labels (%2); mtp label status says why</source>
        <translation>%1: 라벨을 준 단일점 계산이 없습니다(%2). mtp label status로 이유를 볼 수 있습니다</translation>
    </message>
    <message>
        <source>the potential that gives labels does not name its species</source>
        <translation>라벨을 주는 포텐셜에 화학종 이름이 없습니다</translation>
    </message>
    <message>
        <source>%1 is no folder of a learning loop</source>
        <translation>%1: 학습 루프의 폴더가 아닙니다</translation>
    </message>
    <message>
        <source>%1: the loop has no round to undo</source>
        <translation>%1: 학습 루프에 되돌릴 라운드가 없습니다</translation>
    </message>
    <message>
        <source>%1: cannot be renamed to %2: %3</source>
        <translation>%1: %2(으)로 이름을 바꿀 수 없습니다: %3</translation>
    </message>
    <message>
        <source>there is no state &quot;%1&quot;</source>
        <translation>상태 &quot;%1&quot;은(는) 없습니다</translation>
    </message>
    <message>
        <source>is of version %1; this program reads %2</source>
        <translation>버전이 %1입니다. 이 프로그램은 %2을(를) 읽습니다</translation>
    </message>
    <message>
        <source>no configuration of the training set has a volume: there is no cell to rehearse in</source>
        <translation>학습 세트에 부피가 있는 배치가 없어 예행에 쓸 셀이 없습니다</translation>
    </message>
    <message>
        <source>a grade of %1 is inside of the training set: frames are worth labels above 1</source>
        <translation>등급 %1은(는) 학습 세트 안입니다. 프레임은 1보다 클 때 라벨을 붙일 가치가 있습니다</translation>
    </message>
    <message>
        <source>runs are followed to a grade of %1; more than %2 is needed</source>
        <translation>실행을 등급 %1까지 따라가는데, %2보다 커야 합니다</translation>
    </message>
    <message>
        <source>a loop cannot end after %1 rounds without gain</source>
        <translation>성과 없이 %1라운드 뒤에 끝나는 학습 루프는 없습니다</translation>
    </message>
    <message>
        <source>a loop needs at least one round and one configuration in each</source>
        <translation>학습 루프에는 적어도 한 라운드와 라운드마다 배치 하나가 필요합니다</translation>
    </message>
    <message>
        <source>the potential has no coefficients: it is not trained</source>
        <translation>포텐셜에 계수가 없습니다. 학습되지 않았습니다</translation>
    </message>
    <message>
        <source>the potential does not name its species</source>
        <translation>포텐셜에 화학종 이름이 없습니다</translation>
    </message>
    <message>
        <source>the training set is empty</source>
        <translation>학습 세트가 비어 있습니다</translation>
    </message>
    <message>
        <source>%1 holds a learning loop already: continue it</source>
        <translation>%1: 이미 학습 루프가 있습니다. 그것을 계속하십시오</translation>
    </message>
    <message>
        <source>the training set</source>
        <translation>학습 세트</translation>
    </message>
    <message>
        <source>the training of round %1 failed: %2</source>
        <translation>라운드 %1의 학습이 실패했습니다: %2</translation>
    </message>
    <message>
        <source>%1: %2 will not start: %3</source>
        <translation>%1: %2은(는) 시작하지 않습니다: %3</translation>
    </message>
    <message>
        <source>%1: %2; the others were cancelled</source>
        <translation>%1: %2. 나머지는 취소했습니다</translation>
    </message>
    <message>
        <source>the weight of a configuration is &quot;%1&quot;; it must be a number that is not negative</source>
        <translation>배치의 가중치가 &quot;%1&quot;입니다. 음수가 아닌 수여야 합니다</translation>
    </message>
    <message>
        <source>the atom types have no names</source>
        <translation>원자 유형에 이름이 없습니다</translation>
    </message>
    <message>
        <source>species %1 is not among %2</source>
        <translation>화학종 %1이(가) 다음에 없습니다: %2</translation>
    </message>
    <message>
        <source>expected %1 %2, found %3</source>
        <translation>%2 %1개가 필요한데 %3개가 있습니다</translation>
    </message>
    <message>
        <source>%1 hold a number that is not finite</source>
        <translation>%1: 유한하지 않은 수가 있습니다</translation>
    </message>
    <message>
        <source>the cell holds a number that is not finite</source>
        <translation>셀에 유한하지 않은 수가 있습니다</translation>
    </message>
    <message>
        <source>the virial holds a number that is not finite</source>
        <translation>비리얼에 유한하지 않은 수가 있습니다</translation>
    </message>
    <message>
        <source>the energy is not finite</source>
        <translation>에너지가 유한하지 않습니다</translation>
    </message>
    <message>
        <source>atom type %1 is negative</source>
        <translation>원자 유형 %1이(가) 음수입니다</translation>
    </message>
    <message>
        <source>atoms %1 and %2 are %3 Å apart</source>
        <translation>원자 %1, %2의 거리가 %3 Å입니다</translation>
    </message>
    <message>
        <source>%1 atoms, but the feature %2 says &quot;%3&quot;</source>
        <translation>원자는 %1개인데 feature %2은(는) &quot;%3&quot;입니다</translation>
    </message>
    <message>
        <source>level %1: a level is an even number from 2 to 28</source>
        <translation>레벨 %1: 레벨은 2~28의 짝수입니다</translation>
    </message>
    <message>
        <source>the products of the potential use a moment before it is complete</source>
        <translation>포텐셜의 곱이 아직 완성되지 않은 모멘트를 씁니다</translation>
    </message>
    <message>
        <source>the potential combines %1 moments; at most %2 can be evaluated</source>
        <translation>포텐셜이 모멘트 %1개를 결합합니다. 많아야 %2개를 계산할 수 있습니다</translation>
    </message>
    <message>
        <source>the products of the potential have too many different factors</source>
        <translation>포텐셜의 곱에 서로 다른 인자가 너무 많습니다</translation>
    </message>
    <message>
        <source>a configuration has %1 types but %2 positions</source>
        <translation>배치의 유형은 %1개인데 위치는 %2개입니다</translation>
    </message>
    <message>
        <source>atom type %1 is not one of the potential&apos;s %2 species</source>
        <translation>원자 유형 %1이(가) 포텐셜의 화학종 %2개에 없습니다</translation>
    </message>
    <message>
        <source>the periodic cell vectors do not span a volume</source>
        <translation>주기적인 셀 벡터가 부피를 이루지 않습니다</translation>
    </message>
    <message>
        <source>a cutoff must be positive, not %1</source>
        <translation>컷오프는 양수여야 합니다: %1</translation>
    </message>
    <message>
        <source>a position is not a finite number</source>
        <translation>유한한 수가 아닌 위치가 있습니다</translation>
    </message>
    <message>
        <source>the cell is %1 Å high, far thinner than the cutoff</source>
        <translation>셀의 높이가 %1 Å로 컷오프보다 훨씬 얇습니다</translation>
    </message>
    <message>
        <source>atoms %1 and %2 are at the same place</source>
        <translation>원자 %1, %2이(가) 같은 자리에 있습니다</translation>
    </message>
    <message>
        <source>a potential needs at least one species</source>
        <translation>포텐셜에는 적어도 화학종 하나가 필요합니다</translation>
    </message>
    <message>
        <source>species &apos;%1&apos;: a name has no blanks, commas or &apos;=&apos;</source>
        <translation>화학종 &apos;%1&apos;: 이름에는 공백, 쉼표, &apos;=&apos;를 쓸 수 없습니다</translation>
    </message>
    <message>
        <source>species %1 is named twice</source>
        <translation>화학종 %1이(가) 두 번 나옵니다</translation>
    </message>
    <message>
        <source>min_dist must be 0 or more, got %1</source>
        <translation>min_dist는 0 이상이어야 합니다: %1</translation>
    </message>
    <message>
        <source>the cutoff (%1) must be larger than min_dist (%2)</source>
        <translation>컷오프(%1)는 min_dist(%2)보다 커야 합니다</translation>
    </message>
    <message>
        <source>the radial basis needs at least one function, got %1</source>
        <translation>방사 기저에는 적어도 함수 하나가 필요합니다: %1</translation>
    </message>
    <message>
        <source>the scaling must be a finite number other than 0</source>
        <translation>배율은 0이 아닌 유한한 수여야 합니다</translation>
    </message>
    <message>
        <source>a coefficient of the potential is not finite; it is not written</source>
        <translation>포텐셜에 유한하지 않은 계수가 있어 쓰지 않습니다</translation>
    </message>
    <message>
        <source>radial_coeffs: the type %1 is no running number from 0 and no atomic number</source>
        <translation>radial_coeffs: 유형 %1은(는) 0부터 이어지는 번호도 원자 번호도 아닙니다</translation>
    </message>
    <message>
        <source>potential_tag names %1, and the types %2 are %3</source>
        <translation>potential_tag의 이름은 %1인데, 유형 %2은(는) %3입니다</translation>
    </message>
    <message>
        <source>%1: the potential is not trained: it has no coefficients yet. Train it first, starting from this file</source>
        <translation>%1: 포텐셜이 학습되지 않아 아직 계수가 없습니다. 먼저 이 파일에서 시작하여 학습하십시오</translation>
    </message>
    <message>
        <source>potential_tag: &apos;%1&apos; does not fit the potential</source>
        <translation>potential_tag: &apos;%1&apos;은(는) 포텐셜과 맞지 않습니다</translation>
    </message>
    <message>
        <source>potential_tag names %1 species, species_count is %2</source>
        <translation>potential_tag의 화학종은 %1개인데 species_count는 %2입니다</translation>
    </message>
    <message>
        <source>%1: expected a number</source>
        <translation>%1: 숫자가 필요합니다</translation>
    </message>
    <message>
        <source>%1: expected a whole number from %2 to %3</source>
        <translation>%1: %2~%3의 정수가 필요합니다</translation>
    </message>
    <message>
        <source>%1: %2 numbers do not fit into the file</source>
        <translation>%1: 숫자 %2개는 파일에 들어갈 수 없습니다</translation>
    </message>
    <message>
        <source>not a potential file: the first word is not MTP</source>
        <translation>포텐셜 파일이 아닙니다. 첫 단어가 MTP가 아닙니다</translation>
    </message>
    <message>
        <source>version: expected 1.1.0, found %1</source>
        <translation>version: 1.1.0이 필요한데 %1이(가) 있습니다</translation>
    </message>
    <message>
        <source>the file ends before alpha_moments_count</source>
        <translation>alpha_moments_count 앞에서 파일이 끝납니다</translation>
    </message>
    <message>
        <source>expected the name of a field</source>
        <translation>필드 이름이 필요합니다</translation>
    </message>
    <message>
        <source>unknown field &quot;%1&quot;</source>
        <translation>필드 &quot;%1&quot;을(를) 알 수 없습니다</translation>
    </message>
    <message>
        <source>radial_funcs_count is missing</source>
        <translation>radial_funcs_count가 없습니다</translation>
    </message>
    <message>
        <source>radial_basis_type: %1 is not known (RBChebyshev, RBChebyshev_repuls are)</source>
        <translation>radial_basis_type: %1을(를) 알 수 없습니다(RBChebyshev, RBChebyshev_repuls를 압니다)</translation>
    </message>
    <message>
        <source>magnetic potentials are not supported</source>
        <translation>자성 포텐셜은 지원하지 않습니다</translation>
    </message>
    <message>
        <source>radial basis</source>
        <translation>방사 기저</translation>
    </message>
    <message>
        <source>unknown field &quot;%1&quot; of the radial basis</source>
        <translation>방사 기저의 필드 &quot;%1&quot;을(를) 알 수 없습니다</translation>
    </message>
    <message>
        <source>max_dist %1 must be larger than min_dist %2</source>
        <translation>max_dist %1은(는) min_dist %2보다 커야 합니다</translation>
    </message>
    <message>
        <source>max_dist %1 is beyond %2 Å</source>
        <translation>max_dist %1이(가) %2 Å를 넘습니다</translation>
    </message>
    <message>
        <source>radial_coeffs: expected a pair of types such as 0-1, found &quot;%1&quot;</source>
        <translation>radial_coeffs: 0-1 같은 유형의 쌍이 필요한데 &quot;%1&quot;이(가) 있습니다</translation>
    </message>
    <message>
        <source>radial_coeffs: %1 of types %2, but species_count is %3, so that %4 are expected</source>
        <translation>radial_coeffs: 유형 %2의 %1이(가) 있는데, species_count가 %3이므로 %4개가 필요합니다</translation>
    </message>
    <message>
        <source>radial_coeffs: the pair %1-%2 occurs twice</source>
        <translation>radial_coeffs: 쌍 %1-%2이(가) 두 번 나옵니다</translation>
    </message>
    <message>
        <source>alpha_moment_mapping: %1 names a moment that is not there</source>
        <translation>alpha_moment_mapping: %1이(가) 없는 모멘트를 가리킵니다</translation>
    </message>
    <message>
        <source>alpha_index_basic_count is larger than alpha_moments_count</source>
        <translation>alpha_index_basic_count가 alpha_moments_count보다 큽니다</translation>
    </message>
    <message>
        <source>alpha_index_basic: {%1, %2, %3, %4} is out of range</source>
        <translation>alpha_index_basic: {%1, %2, %3, %4}이(가) 범위를 벗어납니다</translation>
    </message>
    <message>
        <source>radial_funcs_count is not one more than the largest mu of alpha_index_basic</source>
        <translation>radial_funcs_count가 alpha_index_basic의 가장 큰 mu보다 1 크지 않습니다</translation>
    </message>
    <message>
        <source>alpha_index_times: {%1, %2, %3, %4} names a moment that is not there</source>
        <translation>alpha_index_times: {%1, %2, %3, %4}이(가) 없는 모멘트를 가리킵니다</translation>
    </message>
    <message>
        <source>the file ends before species_coeffs</source>
        <translation>species_coeffs 앞에서 파일이 끝납니다</translation>
    </message>
    <message>
        <source>moment_coeffs without radial_coeffs</source>
        <translation>radial_coeffs 없이 moment_coeffs가 있습니다</translation>
    </message>
    <message>
        <source>unexpected &quot;%1&quot; after moment_coeffs</source>
        <translation>moment_coeffs 뒤에 &quot;%1&quot;이(가) 있습니다</translation>
    </message>
    <message>
        <source>the potential has %1 %2 coefficients, its basis needs %3</source>
        <translation>포텐셜의 %2 계수는 %1개인데, 기저에는 %3개가 필요합니다</translation>
    </message>
    <message>
        <source>the potential&apos;s %1 coefficients are not all finite</source>
        <translation>포텐셜의 %1 계수 가운데 유한하지 않은 것이 있습니다</translation>
    </message>
    <message>
        <source>%1 holds %2 numbers where %3 are needed</source>
        <translation>%1: 숫자 %3개가 필요한데 %2개가 있습니다</translation>
    </message>
    <message>
        <source>the array of positions</source>
        <translation>위치 배열</translation>
    </message>
    <message>
        <source>the array of forces</source>
        <translation>힘 배열</translation>
    </message>
    <message>
        <source>the array of site energies</source>
        <translation>사이트 에너지 배열</translation>
    </message>
    <message>
        <source>the array of site virials</source>
        <translation>사이트 비리얼 배열</translation>
    </message>
    <message>
        <source>the array of closest pairs</source>
        <translation>최근접 쌍 배열</translation>
    </message>
    <message>
        <source>the position of atom %1 is not finite</source>
        <translation>원자 %1의 위치가 유한하지 않습니다</translation>
    </message>
    <message>
        <source>species %1 is not one of the potential&apos;s %2 species</source>
        <translation>화학종 %1이(가) 포텐셜의 화학종 %2개에 없습니다</translation>
    </message>
    <message>
        <source>atom %1 has type %2; there are species for %3 types</source>
        <translation>원자 %1의 유형은 %2인데, 화학종은 유형 %3개에 대해서만 있습니다</translation>
    </message>
    <message>
        <source>%1 (from %2)</source>
        <translation>%1(%2에서)</translation>
    </message>
    <message>
        <source>%1 (trial)</source>
        <translation>%1(시험)</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>%1 읽는 중</translation>
    </message>
    <message>
        <source>Trying %1</source>
        <translation>시험 중: %1</translation>
    </message>
    <message>
        <source>Writing %1</source>
        <translation>%1 쓰는 중</translation>
    </message>
    <message>
        <source>atom %1</source>
        <translation>원자 %1</translation>
    </message>
    <message>
        <source>byte %1</source>
        <translation>바이트 %1</translation>
    </message>
    <message>
        <source>configuration %1</source>
        <translation>배치 %1</translation>
    </message>
    <message>
        <source>frame %1</source>
        <translation>프레임 %1</translation>
    </message>
    <message>
        <source>image %1</source>
        <translation>이미지 %1</translation>
    </message>
    <message>
        <source>iteration %1</source>
        <translation>반복 %1</translation>
    </message>
    <message>
        <source>machine &quot;%1&quot;</source>
        <translation>계산 장비 &quot;%1&quot;</translation>
    </message>
    <message>
        <source>recipe %1</source>
        <translation>레시피 %1</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>스텝 %1</translation>
    </message>
    <message>
        <source>type %1</source>
        <translation>유형 %1</translation>
    </message>
    <message>
        <source>unexpected &quot;%1&quot;%2</source>
        <translation>예상하지 못한 &quot;%1&quot;%2</translation>
    </message>
    <message>
        <source>%1 (no &quot;JOB DONE&quot;)</source>
        <translation>%1(&quot;JOB DONE&quot; 없음)</translation>
    </message>
    <message>
        <source>a slab</source>
        <translation>슬래브</translation>
    </message>
    <message>
        <source>a wire</source>
        <translation>와이어</translation>
    </message>
    <message>
        <source>forces</source>
        <translation>힘</translation>
    </message>
    <message>
        <source>linear</source>
        <translation>선형</translation>
    </message>
    <message>
        <source>positions</source>
        <translation>위치</translation>
    </message>
    <message>
        <source>radial</source>
        <translation>방사</translation>
    </message>
    <message>
        <source>velocities</source>
        <translation>속도</translation>
    </message>
    <message>
        <source>stress</source>
        <translation>응력</translation>
    </message>
    <message>
        <source>is damaged: %1</source>
        <translation>손상되었습니다: %1</translation>
    </message>
    <message>
        <source>%1: exists already</source>
        <translation>%1: 이미 있습니다</translation>
    </message>
    <message>
        <source>%1: %2 has this project open; choose another name</source>
        <translation>%1: %2이(가) 이 프로젝트를 열고 있습니다. 다른 이름을 고르십시오</translation>
    </message>
    <message>
        <source>%1: is not empty</source>
        <translation>%1: 비어 있지 않습니다</translation>
    </message>
    <message>
        <source>Copying sources</source>
        <translation>소스 복사하는 중</translation>
    </message>
    <message>
        <source>%1: is not there any more</source>
        <translation>%1: 더 이상 없습니다</translation>
    </message>
    <message>
        <source>damaged operation: %1</source>
        <translation>손상된 작업: %1</translation>
    </message>
    <message>
        <source>a training in the project is damaged</source>
        <translation>프로젝트의 학습이 손상되었습니다</translation>
    </message>
    <message>
        <source>the disk is full; this step is not saved, all before it are. Make room and do it again</source>
        <translation>디스크가 가득 찼습니다. 이번 단계는 저장되지 않았고, 그 앞의 것은 모두 저장되었습니다. 공간을 만든 다음 다시 하십시오</translation>
    </message>
    <message>
        <source>cannot be read or written (is the disk full, or was it taken away?); this step is not saved, all before it are</source>
        <translation>읽거나 쓸 수 없습니다(디스크가 가득 찼거나 분리되었습니까?). 이번 단계는 저장되지 않았고, 그 앞의 것은 모두 저장되었습니다</translation>
    </message>
    <message>
        <source>cannot be written; a copy of it can be</source>
        <translation>쓸 수 없습니다. 사본에는 쓸 수 있습니다</translation>
    </message>
    <message>
        <source>another program is using it; try again when that has ended</source>
        <translation>다른 프로그램이 쓰고 있습니다. 그것이 끝난 다음 다시 시도하십시오</translation>
    </message>
    <message>
        <source>%1: cannot be written in full (is the disk full?)</source>
        <translation>%1: 끝까지 쓸 수 없습니다(디스크가 가득 찼습니까?)</translation>
    </message>
    <message>
        <source>is damaged (%1)</source>
        <translation>손상되었습니다(%1)</translation>
    </message>
    <message>
        <source>is no project, or its beginning is damaged (%1)</source>
        <translation>프로젝트가 아니거나 시작 부분이 손상되었습니다(%1)</translation>
    </message>
    <message>
        <source>out of memory</source>
        <translation>메모리가 모자랍니다</translation>
    </message>
    <message>
        <source>a configuration in the project is damaged: a size does not fit</source>
        <translation>프로젝트의 배치가 손상되었습니다. 크기가 맞지 않습니다</translation>
    </message>
    <message>
        <source>a configuration in the project is damaged: it ends too early</source>
        <translation>프로젝트의 배치가 손상되었습니다. 너무 일찍 끝납니다</translation>
    </message>
    <message>
        <source>a configuration in the project has the unknown version %1</source>
        <translation>프로젝트의 배치가 알 수 없는 버전 %1입니다</translation>
    </message>
    <message>
        <source>a configuration in the project is damaged: bytes are left over</source>
        <translation>프로젝트의 배치가 손상되었습니다. 남는 바이트가 있습니다</translation>
    </message>
    <message>
        <source>a configuration in the project is damaged: an atom has no species</source>
        <translation>프로젝트의 배치가 손상되었습니다. 화학종이 없는 원자가 있습니다</translation>
    </message>
    <message>
        <source>a configuration in the project is damaged: a label is not a number</source>
        <translation>프로젝트의 배치가 손상되었습니다. 숫자가 아닌 라벨이 있습니다</translation>
    </message>
    <message>
        <source>its content is missing or damaged; a repair saves what can be read</source>
        <translation>내용이 없거나 손상되었습니다. 복구하면 읽을 수 있는 것을 저장합니다</translation>
    </message>
    <message>
        <source>Reading configurations</source>
        <translation>배치 읽는 중</translation>
    </message>
    <message>
        <source>%1: %2; a repair saves what can be read</source>
        <translation>%1: %2. 복구하면 읽을 수 있는 것을 저장합니다</translation>
    </message>
    <message>
        <source>%1: was removed or replaced while it was open; this step is not saved</source>
        <translation>%1: 열려 있는 동안 지워지거나 바뀌었습니다. 이번 단계는 저장되지 않았습니다</translation>
    </message>
    <message>
        <source>not a project of MTP Workbench</source>
        <translation>MTP Workbench의 프로젝트가 아닙니다</translation>
    </message>
    <message>
        <source>%1: %2 is writing it</source>
        <translation>%1: %2이(가) 쓰고 있습니다</translation>
    </message>
    <message>
        <source>%1: no such project file</source>
        <translation>%1: 그런 프로젝트 파일이 없습니다</translation>
    </message>
    <message>
        <source>it was opened for reading</source>
        <translation>읽기 전용으로 열었습니다</translation>
    </message>
    <message>
        <source>it was written by a newer program (version %1 of the file, this program knows %2); a newer program can change it</source>
        <translation>더 새로운 프로그램으로 쓴 파일입니다(파일 버전 %1, 이 프로그램이 아는 버전 %2). 더 새로운 프로그램으로 바꿀 수 있습니다</translation>
    </message>
    <message>
        <source>%1: is of the older version %2 and has to be brought forward first, but %3</source>
        <translation>%1: 이전 버전 %2이어서 먼저 새 버전으로 바꾸어야 하는데, 할 수 없습니다: %3</translation>
    </message>
    <message>
        <source>the file or its folder cannot be written</source>
        <translation>파일 또는 폴더에 쓸 수 없습니다</translation>
    </message>
    <message>
        <source>another program has it open (%1)</source>
        <translation>다른 프로그램이 열고 있습니다(%1)</translation>
    </message>
    <message>
        <source>%1: cannot be changed: %2. A copy of it can be changed</source>
        <translation>%1: 바꿀 수 없습니다: %2. 사본은 바꿀 수 있습니다</translation>
    </message>
    <message>
        <source>the provenance %1 is missing or damaged</source>
        <translation>출처 %1이(가) 없거나 손상되었습니다</translation>
    </message>
    <message>
        <source>%1 names no part of the split</source>
        <translation>%1은(는) 분할의 세트가 아닙니다</translation>
    </message>
    <message>
        <source>the content of the run %1 is missing or damaged</source>
        <translation>학습 결과 %1의 내용이 없거나 손상되었습니다</translation>
    </message>
    <message>
        <source>%1 (potential of %2)</source>
        <translation>%1(%2의 포텐셜)</translation>
    </message>
    <message>
        <source>%1 rows of the table %2 would be damaged</source>
        <translation>표 %2의 행 %1개가 손상됩니다</translation>
    </message>
    <message>
        <source>%1 of %2 rows of the table %3 are damaged</source>
        <translation>표 %3의 행 %2개 가운데 %1개가 손상되었습니다</translation>
    </message>
    <message>
        <source>the checksum of the table %1 is missing</source>
        <translation>표 %1의 체크섬이 없습니다</translation>
    </message>
    <message>
        <source>%1 rows of the table %2 are missing</source>
        <translation>표 %2의 행 %1개가 없습니다</translation>
    </message>
    <message>
        <source>the table %1 is not as the program left it</source>
        <translation>표 %1이(가) 프로그램이 남긴 것과 다릅니다</translation>
    </message>
    <message>
        <source>configurations have damaged atoms</source>
        <translation>배치의 원자가 손상되었습니다</translation>
    </message>
    <message>
        <source>configurations have damaged labels</source>
        <translation>배치의 라벨이 손상되었습니다</translation>
    </message>
    <message>
        <source>configurations have a damaged provenance</source>
        <translation>배치의 출처가 손상되었습니다</translation>
    </message>
    <message>
        <source>runs have damaged iterations or potentials</source>
        <translation>학습 결과의 반복 또는 포텐셜이 손상되었습니다</translation>
    </message>
    <message>
        <source>rows of the history of the table %1 are damaged</source>
        <translation>표 %1의 기록 가운데 손상된 행이 있습니다</translation>
    </message>
    <message>
        <source>the table %1 lacks one of the columns %2</source>
        <translation>표 %1에 다음 열 가운데 하나가 없습니다: %2</translation>
    </message>
    <message>
        <source>a run in the project is damaged: %1</source>
        <translation>프로젝트의 학습 결과가 손상되었습니다: %1</translation>
    </message>
    <message>
        <source>start of a run</source>
        <translation>학습 결과의 시작점</translation>
    </message>
    <message>
        <source>some densities of the ladder</source>
        <translation>밀도 사다리의 일부 밀도</translation>
    </message>
    <message>
        <source>some settings (reference density, expansion, split by hand), which are as in a new project</source>
        <translation>일부 설정(기준 밀도, 밀도 확장, 직접 나눈 분할). 새 프로젝트의 값으로 되었습니다</translation>
    </message>
    <message>
        <source>the sources</source>
        <translation>소스</translation>
    </message>
    <message>
        <source>sources are lost</source>
        <translation>소스를 잃었습니다</translation>
    </message>
    <message>
        <source>the list of campaigns, whose folders are not touched</source>
        <translation>캠페인 목록. 폴더는 건드리지 않았습니다</translation>
    </message>
    <message>
        <source>campaigns are missing in the list; their folders are not touched</source>
        <translation>목록에 캠페인이 빠져 있습니다. 폴더는 건드리지 않았습니다</translation>
    </message>
    <message>
        <source>the configurations</source>
        <translation>배치</translation>
    </message>
    <message>
        <source>configurations are lost</source>
        <translation>배치를 잃었습니다</translation>
    </message>
    <message>
        <source>configurations lost their labels</source>
        <translation>배치가 라벨을 잃었습니다</translation>
    </message>
    <message>
        <source>configurations lost what is known of their origin</source>
        <translation>배치의 출처 정보를 잃었습니다</translation>
    </message>
    <message>
        <source>configurations had a damaged row: their atoms are whole, but weight, part of the split and exclusion are as for new ones</source>
        <translation>배치의 행이 손상되어 있었습니다. 원자는 온전하지만 가중치, 세트, 제외 여부는 새 배치의 값입니다</translation>
    </message>
    <message>
        <source>its atoms are damaged</source>
        <translation>원자가 손상되었습니다</translation>
    </message>
    <message>
        <source>Saving configurations</source>
        <translation>배치 저장하는 중</translation>
    </message>
    <message>
        <source>the runs</source>
        <translation>학습 결과</translation>
    </message>
    <message>
        <source>runs are lost</source>
        <translation>학습 결과를 잃었습니다</translation>
    </message>
    <message>
        <source>its content is damaged</source>
        <translation>내용이 손상되었습니다</translation>
    </message>
    <message>
        <source>the interrupted trainings</source>
        <translation>중단된 학습</translation>
    </message>
    <message>
        <source>interrupted trainings are lost</source>
        <translation>중단된 학습을 잃었습니다</translation>
    </message>
    <message>
        <source>its beginning is damaged</source>
        <translation>시작 부분이 손상되었습니다</translation>
    </message>
    <message>
        <source>the history: undo begins with the repair</source>
        <translation>작업 기록. 되돌리기는 복구한 뒤부터 할 수 있습니다</translation>
    </message>
    <message>
        <source>the file is damaged: rows that left no trace in it may be missing</source>
        <translation>파일이 손상되었습니다. 흔적 없이 사라진 행이 있을 수 있습니다</translation>
    </message>
    <message>
        <source>the beginning of the file was rebuilt</source>
        <translation>파일의 시작 부분을 다시 만들었습니다</translation>
    </message>
    <message>
        <source>Saving the history</source>
        <translation>작업 기록 저장하는 중</translation>
    </message>
    <message>
        <source>Saving what can be read</source>
        <translation>읽을 수 있는 것 저장하는 중</translation>
    </message>
    <message>
        <source>rows of the table %1 that no command made, if there were any</source>
        <translation>표 %1에서 명령으로 만들지 않은 행이 있었다면 그 행</translation>
    </message>
    <message>
        <source>no configuration to measure the evaluation with</source>
        <translation>계산 시간을 잴 배치가 없습니다</translation>
    </message>
    <message>
        <source>the potential is not trained: train it before it is pruned</source>
        <translation>포텐셜이 학습되지 않았습니다. 가지치기 전에 학습하십시오</translation>
    </message>
    <message>
        <source>%1 points: a front has at least 1</source>
        <translation>점 %1개: 적어도 1개여야 합니다</translation>
    </message>
    <message>
        <source>the smallest cost is %1 of the whole: it must be above 0 and below 1</source>
        <translation>가장 작은 비용이 전체의 %1입니다. 0보다 크고 1보다 작아야 합니다</translation>
    </message>
    <message>
        <source>%1 iterations: the number must not be negative</source>
        <translation>반복 %1회: 음수일 수 없습니다</translation>
    </message>
    <message>
        <source>Fitting the whole potential</source>
        <translation>전체 포텐셜 피팅하는 중</translation>
    </message>
    <message>
        <source>Removing functions of %1</source>
        <translation>함수 줄이는 중(%1)</translation>
    </message>
    <message>
        <source>Training %1: step %2, objective %3</source>
        <translation>학습하는 중(%1): 스텝 %2, 목적 함수 %3</translation>
    </message>
    <message>
        <source>%1 function</source>
        <translation>함수 %1개</translation>
    </message>
    <message>
        <source>%1 functions</source>
        <translation>함수 %1개</translation>
    </message>
    <message>
        <source>no basis function is left</source>
        <translation>남은 기저 함수가 없습니다</translation>
    </message>
    <message>
        <source>the times of the frames do not ascend: %1 fs after %2 fs (frame %3)</source>
        <translation>프레임의 시간이 늘어나지 않습니다: %2 fs 다음에 %1 fs(프레임 %3)</translation>
    </message>
    <message>
        <source>the time between selected frames must be positive, not %1 fs</source>
        <translation>고른 프레임 사이의 시간은 양수여야 합니다: %1 fs</translation>
    </message>
    <message>
        <source>the %1 fraction must be in [0, 1), not %2</source>
        <translation>%1 비율은 [0, 1) 범위여야 합니다: %2</translation>
    </message>
    <message>
        <source>the fractions of validation (%1) and test (%2) leave nothing for training</source>
        <translation>검증(%1)과 시험(%2)의 비율을 빼면 학습에 남는 것이 없습니다</translation>
    </message>
    <message>
        <source>no configuration has a density of %1 g/cm³</source>
        <translation>밀도가 %1 g/cm³인 배치가 없습니다</translation>
    </message>
    <message>
        <source>the densities for validation leave nothing for training</source>
        <translation>검증에 쓸 밀도를 빼면 학습에 남는 것이 없습니다</translation>
    </message>
    <message>
        <source>%1: %2 scans in this folder</source>
        <translation>%1: 이 폴더에 스캔이 %2개 있습니다</translation>
    </message>
    <message>
        <source>%1: the folder has a scan of other configurations, weights or limits; name another folder</source>
        <translation>%1: 이 폴더에는 배치, 가중치 또는 한도가 다른 스캔이 있습니다. 다른 폴더를 지정하십시오</translation>
    </message>
    <message>
        <source>a scan needs at least one %1</source>
        <translation>스캔에 적어도 하나 필요합니다: %1</translation>
    </message>
    <message>
        <source>%1 configurations cannot be trained on: the training set has %2</source>
        <translation>배치 %1개로는 학습할 수 없습니다. 학습 세트에 %2개가 있습니다</translation>
    </message>
    <message>
        <source>radial size</source>
        <translation>방사 함수 크기</translation>
    </message>
    <message>
        <source>there is no configuration to train on</source>
        <translation>학습할 배치가 없습니다</translation>
    </message>
    <message>
        <source>there is no configuration to validate with: a scan compares errors of configurations that were not trained on</source>
        <translation>검증할 배치가 없습니다. 스캔은 학습하지 않은 배치의 오차를 비교합니다</translation>
    </message>
    <message>
        <source>the memory does not suffice</source>
        <translation>메모리가 부족합니다</translation>
    </message>
    <message>
        <source>%1 meV/atom</source>
        <translation>%1 meV/atom</translation>
    </message>
    <message>
        <source>Take %1: a validation error of %2 at %3 µs/atom.</source>
        <translation>권장: %1. 검증 오차 %2, %3 µs/atom입니다.</translation>
    </message>
    <message>
        <source>The lowest error, of %1, is %2 % lower at %3 times the cost; seeds differ by as much.</source>
        <translation>오차가 가장 작은 것(%1)은 비용이 %3배이고 오차가 %2 % 작습니다. 시드에 따른 차이도 이만큼입니다.</translation>
    </message>
    <message>
        <source>The lowest error, of %1, is only %2 % lower, at %3 times the cost.</source>
        <translation>오차가 가장 작은 것(%1)은 비용이 %3배인데 오차는 %2 %만 작습니다.</translation>
    </message>
    <message>
        <source>The best of the cheaper ones, %1, has an error that is %2 % higher at %3 % of the cost.</source>
        <translation>더 빠른 것 가운데 가장 나은 것(%1)은 비용이 %3 %이고 오차가 %2 % 큽니다.</translation>
    </message>
    <message>
        <source>1 point could not be trained.</source>
        <translation>점 1개를 학습하지 못했습니다.</translation>
    </message>
    <message>
        <source>1 point is missing yet: what it says may change this.</source>
        <translation>아직 점 1개가 남았습니다. 그 결과에 따라 달라질 수 있습니다.</translation>
    </message>
    <message>
        <source>level %1, cutoff %2 Å, %3</source>
        <translation>레벨 %1, 컷오프 %2 Å, %3</translation>
    </message>
    <message>
        <source>%1 polynomial</source>
        <translation>다항식 %1개</translation>
    </message>
    <message>
        <source>%1 polynomials</source>
        <translation>다항식 %1개</translation>
    </message>
    <message>
        <source>%1 configuration</source>
        <translation>배치 %1개</translation>
    </message>
    <message>
        <source>%1 configurations</source>
        <translation>배치 %1개</translation>
    </message>
    <message>
        <source>a threshold of %1 would never end: more than 1</source>
        <translation>문턱값이 %1이면 끝나지 않습니다. 1보다 커야 합니다</translation>
    </message>
    <message>
        <source>the active set has %1 rows, the potential %2 parameters</source>
        <translation>활성 집합의 행은 %1개인데 포텐셜의 매개변수는 %2개입니다</translation>
    </message>
    <message>
        <source>the selection state of the potential cannot be read: %1</source>
        <translation>포텐셜의 선택 상태를 읽을 수 없습니다: %1</translation>
    </message>
    <message>
        <source>it is cut off</source>
        <translation>중간에 잘렸습니다</translation>
    </message>
    <message>
        <source>it is damaged</source>
        <translation>손상되었습니다</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is expected, not &quot;%2&quot;</source>
        <translation>&quot;%1&quot;이(가) 필요한데 &quot;%2&quot;이(가) 있습니다</translation>
    </message>
    <message>
        <source>%1 is no number</source>
        <translation>%1은(는) 숫자가 아닙니다</translation>
    </message>
    <message>
        <source>the active set of the potential was selected by forces or stresses; only those selected by energies or by neighbourhoods are supported: build another one from the training set</source>
        <translation>포텐셜의 활성 집합을 힘이나 응력으로 골랐습니다. 에너지나 이웃 환경으로 고른 것만 지원합니다. 학습 세트로 새로 만드십시오</translation>
    </message>
    <message>
        <source>it is cut off, or not of %1 parameters</source>
        <translation>중간에 잘렸거나 매개변수 %1개의 것이 아닙니다</translation>
    </message>
    <message>
        <source>a number of its matrices is not finite</source>
        <translation>행렬에 유한하지 않은 수가 있습니다</translation>
    </message>
    <message>
        <source>&quot;%1&quot; names no row of a configuration</source>
        <translation>&quot;%1&quot;은(는) 배치의 행이 아닙니다</translation>
    </message>
    <message>
        <source>a configuration has no beginning</source>
        <translation>시작이 없는 배치가 있습니다</translation>
    </message>
    <message>
        <source>it names configuration %1 of %2</source>
        <translation>배치 %2개 가운데 배치 %1을(를) 가리킵니다</translation>
    </message>
    <message>
        <source>an active set of %1 rows needs matrices of that size</source>
        <translation>행이 %1개인 활성 집합에는 그 크기의 행렬이 필요합니다</translation>
    </message>
    <message>
        <source>%1 measures of doubt for %2 errors</source>
        <translation>의심의 척도는 %1개인데 오차는 %2개입니다</translation>
    </message>
    <message>
        <source>Computing gradients</source>
        <translation>기울기 계산하는 중</translation>
    </message>
    <message>
        <source>%1: the folder has potentials already (%2); name another folder for the committee</source>
        <translation>%1: 이 폴더에 이미 포텐셜이 있습니다(%2). 위원회에 쓸 다른 폴더를 지정하십시오</translation>
    </message>
    <message>
        <source>%1: the folder cannot be made: %2</source>
        <translation>%1: 폴더를 만들 수 없습니다: %2</translation>
    </message>
    <message>
        <source>%1: the folder has no potentials (.almtp)</source>
        <translation>%1: 폴더에 포텐셜이 없습니다(.almtp)</translation>
    </message>
    <message>
        <source>%1 potential(s): a committee has at least 2</source>
        <translation>포텐셜 %1개: 위원회에는 적어도 2개가 필요합니다</translation>
    </message>
    <message>
        <source>member %1 of the committee has other species than member 1</source>
        <translation>위원회의 구성원 %1의 화학종이 구성원 1과 다릅니다</translation>
    </message>
    <message>
        <source>Describing configurations</source>
        <translation>배치의 기술자 구하는 중</translation>
    </message>
    <message>
        <source>an active set needs square matrices of one size, not %1 x %2 and %3 x %4</source>
        <translation>활성 집합에는 크기가 같은 정사각 행렬이 필요합니다: %1 x %2, %3 x %4</translation>
    </message>
    <message>
        <source>Exchanging rows of the active set</source>
        <translation>활성 집합의 행 교환하는 중</translation>
    </message>
    <message>
        <source>%1; write one with: mtp grade POTENTIAL TRAINING --active-set TRAINING --mode neighbourhood --write-potential OUTPUT</source>
        <translation>%1; 다음으로 만드십시오: mtp grade POTENTIAL TRAINING --active-set TRAINING --mode neighbourhood --write-potential OUTPUT</translation>
    </message>
    <message>
        <source>the potential has no active set to grade by</source>
        <translation>포텐셜에 등급을 매길 활성 집합이 없습니다</translation>
    </message>
    <message>
        <source>the active set of the potential grades configurations, not atoms</source>
        <translation>포텐셜의 활성 집합은 원자가 아니라 배치의 등급을 매깁니다</translation>
    </message>
    <message>
        <source>%1 with a neighbour %2</source>
        <translation>이웃이 %2인 %1</translation>
    </message>
    <message>
        <source>the training set leaves %1 of %2 undetermined, and what depends on them has very large grades; %3</source>
        <translation>학습 세트로 정할 수 없는 것이 있습니다(%2 가운데 %1). 여기에 달린 것은 등급이 매우 큽니다. %3</translation>
    </message>
    <message>
        <source>add configurations that differ more from one another</source>
        <translation>서로 더 다른 배치를 더하십시오</translation>
    </message>
    <message>
        <source>it has no %1: add configurations that have</source>
        <translation>%1이(가) 없으니 그것이 있는 배치를 더하십시오</translation>
    </message>
    <message>
        <source>%1 parameter</source>
        <translation>매개변수 %1개</translation>
    </message>
    <message>
        <source>%1 parameters</source>
        <translation>매개변수 %1개</translation>
    </message>
    <message>
        <source>Simulations cannot be started on this system (Windows) yet. Write the folder, by mtp export lammps or &quot;Write only&quot; in the window, and run it by LAMMPS: lmp -in in.lmp</source>
        <translation>이 시스템(Windows)에서는 아직 시뮬레이션을 시작할 수 없습니다. mtp export lammps나 창의 &quot;쓰기만&quot;으로 폴더를 쓰고 LAMMPS로 실행하십시오: lmp -in in.lmp</translation>
    </message>
    <message>
        <source>There is no LAMMPS on this machine. Install it (Debian, Ubuntu: sudo apt install lammps; conda: conda install -c conda-forge lammps).</source>
        <translation>이 컴퓨터에 LAMMPS가 없습니다. 설치하십시오(Debian, Ubuntu: sudo apt install lammps, conda: conda install -c conda-forge lammps).</translation>
    </message>
    <message>
        <source>%1 (LAMMPS %2) has neither pair_style mtp nor KIM. Install the LAMMPS of the distribution (sudo apt install lammps) or of conda-forge, which have KIM.</source>
        <translation>%1(LAMMPS %2)에는 pair_style mtp도 KIM도 없습니다. KIM이 있는 배포판의 LAMMPS(sudo apt install lammps)나 conda-forge의 LAMMPS를 설치하십시오.</translation>
    </message>
    <message>
        <source>the potential does not say what it was trained on: all pairs are kept apart by its min_dist of %1 Å, and forces and densities have no limit</source>
        <translation>포텐셜에 학습한 범위가 적혀 있지 않습니다. 모든 쌍을 min_dist %1 Å만큼 떼어 놓고, 힘과 밀도에는 한도가 없습니다</translation>
    </message>
    <message>
        <source>atoms cannot be graded every %1 steps; 1 or more is valid</source>
        <translation>%1스텝마다 원자의 등급을 매길 수 없습니다. 1 이상이어야 합니다</translation>
    </message>
    <message>
        <source>frames are kept beyond a grade of %1 and the run ends beyond %2: the second must be larger, and both positive</source>
        <translation>등급이 %1을(를) 넘으면 프레임을 저장하고 %2을(를) 넘으면 실행을 끝냅니다. 두 번째가 더 커야 하고 둘 다 양수여야 합니다</translation>
    </message>
    <message>
        <source>%1-%2 came nearer than %3 Å at step %4; the shortest trained distance is %5 Å</source>
        <translation>스텝 %4에서 %1-%2이(가) %3 Å보다 가까워졌습니다. 학습한 가장 짧은 거리는 %5 Å입니다</translation>
    </message>
    <message>
        <source>a force of %1 eV/Å at step %2; the limit is %3 eV/Å</source>
        <translation>스텝 %2에서 힘이 %1 eV/Å입니다. 한도는 %3 eV/Å입니다</translation>
    </message>
    <message>
        <source>the temperature reached %1 K at step %2; the limit is %3 K</source>
        <translation>스텝 %2에서 온도가 %1 K가 되었습니다. 한도는 %3 K입니다</translation>
    </message>
    <message>
        <source>the potential guessed: an extrapolation grade of %1 at step %2; the limit is %3</source>
        <translation>포텐셜이 학습 범위를 벗어났습니다. 스텝 %2에서 외삽 등급이 %1입니다. 한도는 %3입니다</translation>
    </message>
    <message>
        <source>the density reached %1 g/cm³ at step %2; the limits are %3 and %4 g/cm³</source>
        <translation>스텝 %2에서 밀도가 %1 g/cm³가 되었습니다. 한도는 %3~%4 g/cm³입니다</translation>
    </message>
    <message>
        <source>%1 at step %2</source>
        <translation>스텝 %2: %1</translation>
    </message>
    <message>
        <source>the disk is full but for %1 MB: make room, then continue</source>
        <translation>디스크가 가득 차 %1 MB만 남았습니다. 공간을 만든 다음 계속하십시오</translation>
    </message>
    <message>
        <source>the disk was full: make room, then continue</source>
        <translation>디스크가 가득 찼습니다. 공간을 만든 다음 계속하십시오</translation>
    </message>
    <message>
        <source>it was killed, or the machine went down</source>
        <translation>강제로 종료되었거나 컴퓨터가 꺼졌습니다</translation>
    </message>
    <message>
        <source>the program ended with status %1</source>
        <translation>프로그램이 상태 %1(으)로 끝났습니다</translation>
    </message>
    <message>
        <source>%1: the folder was written by a program without the KIM model, which %2 needs. Run it by mtp-lmp, or write it again by a program that was built with the KIM API.</source>
        <translation>%1: %2에 필요한 KIM 모델이 없는 프로그램이 쓴 폴더입니다. mtp-lmp로 실행하거나, KIM API와 함께 빌드한 프로그램으로 다시 쓰십시오.</translation>
    </message>
    <message>
        <source>%1 ranks: there must be 1 or more</source>
        <translation>랭크 %1개: 1개 이상이어야 합니다</translation>
    </message>
    <message>
        <source>%1 was built without MPI: it runs on one rank only</source>
        <translation>%1: MPI 없이 빌드되어 랭크 하나로만 실행됩니다</translation>
    </message>
    <message>
        <source>mpirun is missing: install an MPI (sudo apt install openmpi-bin)</source>
        <translation>mpirun이 없습니다. MPI를 설치하십시오(sudo apt install openmpi-bin)</translation>
    </message>
    <message>
        <source>%1 was built with %2, and there is no mpirun of it: install it (sudo apt install mpich). That of another MPI would start separate runs of one process each.</source>
        <translation>%1은(는) %2와(과) 함께 빌드되었는데 그 mpirun이 없습니다. 설치하십시오(sudo apt install mpich). 다른 MPI의 mpirun은 프로세스 하나씩 따로 실행합니다.</translation>
    </message>
    <message>
        <source>%1 was built with %2, and there is no mpirun of it: install it (sudo apt install openmpi-bin). That of another MPI would start separate runs of one process each.</source>
        <translation>%1은(는) %2와(과) 함께 빌드되었는데 그 mpirun이 없습니다. 설치하십시오(sudo apt install openmpi-bin). 다른 MPI의 mpirun은 프로세스 하나씩 따로 실행합니다.</translation>
    </message>
    <message>
        <source>%1 runs potentials by KIM, which takes no repulsion beside them: run it by mtp-lmp, or without the repulsion</source>
        <translation>%1은(는) KIM으로 포텐셜을 실행하며 반발을 함께 쓸 수 없습니다. mtp-lmp로 실행하거나 반발 없이 실행하십시오</translation>
    </message>
    <message>
        <source>%1: the run goes on already</source>
        <translation>%1: 이미 실행 중입니다</translation>
    </message>
    <message>
        <source>%1: the run has ended (%2); nothing is left to continue</source>
        <translation>%1: 실행이 끝났습니다(%2). 계속할 것이 없습니다</translation>
    </message>
    <message>
        <source>not started</source>
        <translation>시작하지 않음</translation>
    </message>
    <message>
        <source>running, step %1</source>
        <translation>실행 중, 스텝 %1</translation>
    </message>
    <message>
        <source>all steps are done</source>
        <translation>모든 스텝을 마쳤습니다</translation>
    </message>
    <message>
        <source>paused at step %1</source>
        <translation>스텝 %1에서 일시 정지함</translation>
    </message>
    <message>
        <source>stopped on request at step %1</source>
        <translation>요청에 따라 스텝 %1에서 중지함</translation>
    </message>
    <message>
        <source>%1; the first frame beyond %2 is that of step %3, with a grade of %4</source>
        <translation>%1; 등급이 %2을(를) 넘는 첫 프레임은 스텝 %3이며 등급은 %4입니다</translation>
    </message>
    <message>
        <source>%1; %2 was the first to come nearer than trained, %3 Å apart</source>
        <translation>%1; 학습한 것보다 처음으로 가까워진 쌍은 %2이며 거리는 %3 Å입니다</translation>
    </message>
    <message>
        <source>%1: is not empty; a run needs a folder of its own</source>
        <translation>%1: 비어 있지 않습니다. 실행에는 전용 폴더가 필요합니다</translation>
    </message>
    <message>
        <source>%1: cannot be copied to %2: %3</source>
        <translation>%1: %2(으)로 복사할 수 없습니다: %3</translation>
    </message>
    <message>
        <source>%1: the cell %2; a simulation needs a periodic bulk</source>
        <translation>%1: 셀의 문제: %2. 시뮬레이션에는 주기적인 벌크가 필요합니다</translation>
    </message>
    <message>
        <source>The active set of the potential grades configurations, not atoms: the run is not graded.</source>
        <translation>포텐셜의 활성 집합이 원자가 아니라 배치의 등급을 매기므로, 실행의 등급을 매기지 않습니다.</translation>
    </message>
    <message>
        <source>the limits are not those of all pairs of species</source>
        <translation>한도가 화학종의 모든 쌍에 대한 것이 아닙니다</translation>
    </message>
    <message>
        <source>made by another version of the program</source>
        <translation>다른 버전의 프로그램이 만든 것입니다</translation>
    </message>
    <message>
        <source>unknown protocol %1</source>
        <translation>프로토콜 %1을(를) 알 수 없습니다</translation>
    </message>
    <message>
        <source>potential energy</source>
        <translation>포텐셜 에너지</translation>
    </message>
    <message>
        <source>largest force</source>
        <translation>가장 큰 힘</translation>
    </message>
    <message>
        <source>closest distance</source>
        <translation>가장 짧은 거리</translation>
    </message>
    <message>
        <source>closest over trained distance</source>
        <translation>학습한 거리에 대한 가장 짧은 거리의 비</translation>
    </message>
    <message>
        <source>the start cell has no density: it needs a volume and elements with known masses</source>
        <translation>시작 셀에 밀도가 없습니다. 부피와 질량을 아는 원소가 필요합니다</translation>
    </message>
    <message>
        <source>cooling from %1 K to %2 K at %3 K/s takes %4 steps, more than the %5 of the run</source>
        <translation>%1 K에서 %2 K까지 %3 K/s로 냉각하려면 %4스텝이 걸려, 실행의 %5스텝보다 많습니다</translation>
    </message>
    <message>
        <source>%1 steps are too few for %2 densities</source>
        <translation>%1스텝은 밀도 %2개에 너무 적습니다</translation>
    </message>
    <message>
        <source>%1 is %2; it must be %3</source>
        <translation>%1의 값이 %2입니다. 허용되는 값: %3</translation>
    </message>
    <message>
        <source>a %1 sets the density itself; it takes no pressure</source>
        <translation>%1은(는) 밀도를 스스로 정하므로 압력을 쓰지 않습니다</translation>
    </message>
    <message>
        <source>a %1 takes no densities; density-ladder and rehearsal do</source>
        <translation>%1은(는) 밀도를 쓰지 않습니다. density-ladder와 rehearsal이 씁니다</translation>
    </message>
    <message>
        <source>a %1 keeps its temperature; an end temperature is for melt-quench and ramp</source>
        <translation>%1은(는) 온도를 유지합니다. 끝 온도는 melt-quench와 ramp에 씁니다</translation>
    </message>
    <message>
        <source>a %1 takes no cooling rate; melt-quench does</source>
        <translation>%1은(는) 냉각 속도를 쓰지 않습니다. melt-quench가 씁니다</translation>
    </message>
    <message>
        <source>the supercell</source>
        <translation>슈퍼셀</translation>
    </message>
    <message>
        <source>1 or more along each vector</source>
        <translation>각 벡터를 따라 1 이상</translation>
    </message>
    <message>
        <source>the temperature</source>
        <translation>온도</translation>
    </message>
    <message>
        <source>the end temperature</source>
        <translation>끝 온도</translation>
    </message>
    <message>
        <source>the cooling rate</source>
        <translation>냉각 속도</translation>
    </message>
    <message>
        <source>the time between frames</source>
        <translation>프레임 사이의 시간</translation>
    </message>
    <message>
        <source>the pressure</source>
        <translation>압력</translation>
    </message>
    <message>
        <source>the number of steps</source>
        <translation>스텝 수</translation>
    </message>
    <message>
        <source>1 or more</source>
        <translation>1 이상</translation>
    </message>
    <message>
        <source>the time step</source>
        <translation>시간 간격</translation>
    </message>
    <message>
        <source>above 0 and at most %1 fs</source>
        <translation>0보다 크고 %1 fs 이하</translation>
    </message>
    <message>
        <source>the number of seeds</source>
        <translation>시드 수</translation>
    </message>
    <message>
        <source>from 1 to %1</source>
        <translation>1~%1</translation>
    </message>
    <message>
        <source>The run goes to %1 g/cm³; the potential was trained %2.</source>
        <translation>실행은 %1 g/cm³까지 갑니다. 포텐셜이 학습한 밀도: %2.</translation>
    </message>
    <message>
        <source>from %1 to %2 g/cm³</source>
        <translation>%1~%2 g/cm³</translation>
    </message>
    <message>
        <source>at %1 g/cm³ only</source>
        <translation>%1 g/cm³뿐</translation>
    </message>
    <message>
        <source>A repulsion keeps atoms apart that come nearer than any pair of the training set: the forces on such atoms are not those of the potential alone.</source>
        <translation>학습 세트의 어느 쌍보다 가까워진 원자는 반발이 떼어 놓습니다. 이런 원자에 작용하는 힘은 포텐셜만의 힘이 아닙니다.</translation>
    </message>
    <message>
        <source>A repulsion below the trained distances would keep such atoms apart.</source>
        <translation>학습한 거리보다 가까운 곳에 반발을 더하면 이런 원자를 떼어 놓습니다.</translation>
    </message>
    <message>
        <source>the start cell has %1 (atoms %2 and %3) %4 Å apart, nearer than any pair of the training set; the guard would stop the run at once</source>
        <translation>시작 셀의 %1(원자 %2, %3)이 %4 Å 떨어져 있어 학습 세트의 어느 쌍보다 가깝습니다. 감시기가 실행을 곧바로 멈추게 됩니다</translation>
    </message>
    <message>
        <source>The guard knows little: %1.</source>
        <translation>감시기가 아는 것이 적습니다: %1.</translation>
    </message>
    <message>
        <source>The start cell has %1 %2 Å apart, nearer than the %3 Å of the training set.</source>
        <translation>시작 셀의 %1이(가) %2 Å 떨어져 있어 학습 세트의 %3 Å보다 가깝습니다.</translation>
    </message>
    <message>
        <source>the checkpoint is damaged: its search is in no known phase</source>
        <translation>체크포인트가 손상되었습니다. 탐색이 알 수 없는 단계에 있습니다</translation>
    </message>
    <message>
        <source>the checkpoint was written by a newer version</source>
        <translation>더 새로운 버전이 쓴 체크포인트입니다</translation>
    </message>
    <message>
        <source>the checkpoint is damaged: its iterations do not fit together</source>
        <translation>체크포인트가 손상되었습니다. 반복들이 서로 맞지 않습니다</translation>
    </message>
    <message>
        <source>the checkpoint is damaged: its starts do not fit together</source>
        <translation>체크포인트가 손상되었습니다. 출발점들이 서로 맞지 않습니다</translation>
    </message>
    <message>
        <source>the checkpoint is damaged: %1</source>
        <translation>체크포인트가 손상되었습니다: %1</translation>
    </message>
    <message>
        <source>the potential is not trained: train it before its committee</source>
        <translation>포텐셜이 학습되지 않았습니다. 위원회보다 먼저 학습하십시오</translation>
    </message>
    <message>
        <source>%1 member(s): a committee has at least 2</source>
        <translation>구성원 %1개: 위원회에는 적어도 2개가 필요합니다</translation>
    </message>
    <message>
        <source>Training member %1</source>
        <translation>구성원 %1 학습하는 중</translation>
    </message>
    <message>
        <source>the potential to start from has %1 species, the data %2</source>
        <translation>시작할 포텐셜의 화학종은 %1개인데 데이터의 화학종은 %2개입니다</translation>
    </message>
    <message>
        <source>the potential to start from is of a higher level than the one to train</source>
        <translation>시작할 포텐셜의 레벨이 학습할 포텐셜의 레벨보다 높습니다</translation>
    </message>
    <message>
        <source>expected an iteration as a JSON object</source>
        <translation>반복이 JSON 객체여야 합니다</translation>
    </message>
    <message>
        <source>a step was not finite; it is damped</source>
        <translation>유한하지 않은 스텝이 있어 감쇠합니다</translation>
    </message>
    <message>
        <source>no configuration to train on</source>
        <translation>학습할 배치가 없습니다</translation>
    </message>
    <message>
        <source>the training was stopped before its first iteration</source>
        <translation>첫 반복 전에 학습이 중지되었습니다</translation>
    </message>
    <message>
        <source>Minimum found; testing %1</source>
        <translation>최소점을 찾았습니다. 시험 중: %1</translation>
    </message>
    <message>
        <source>nearby point</source>
        <translation>가까운 점</translation>
    </message>
    <message>
        <source>%1 nearby point</source>
        <translation>가까운 점 %1개</translation>
    </message>
    <message>
        <source>%1 nearby points</source>
        <translation>가까운 점 %1개</translation>
    </message>
    <message>
        <source>Trying %1 on a subset of the configurations</source>
        <translation>배치의 일부로 시험 중: %1</translation>
    </message>
    <message>
        <source>starting point</source>
        <translation>출발점</translation>
    </message>
    <message>
        <source>%1 starting point</source>
        <translation>출발점 %1개</translation>
    </message>
    <message>
        <source>%1 starting points</source>
        <translation>출발점 %1개</translation>
    </message>
    <message>
        <source>the %1 of a training is %2; it must be %3</source>
        <translation>학습의 %1 값이 %2입니다. 허용되는 값: %3</translation>
    </message>
    <message>
        <source>0 or more</source>
        <translation>0 이상</translation>
    </message>
    <message>
        <source>energy weight</source>
        <translation>에너지 가중치</translation>
    </message>
    <message>
        <source>force weight</source>
        <translation>힘 가중치</translation>
    </message>
    <message>
        <source>stress weight</source>
        <translation>응력 가중치</translation>
    </message>
    <message>
        <source>the weights of energies, forces and stresses are all 0; at least one of them must be positive</source>
        <translation>에너지, 힘, 응력의 가중치가 모두 0입니다. 적어도 하나는 양수여야 합니다</translation>
    </message>
    <message>
        <source>power of the number of atoms for energies</source>
        <translation>에너지에 대한 원자 수의 지수</translation>
    </message>
    <message>
        <source>power of the number of atoms for forces</source>
        <translation>힘에 대한 원자 수의 지수</translation>
    </message>
    <message>
        <source>power of the number of atoms for stresses</source>
        <translation>응력에 대한 원자 수의 지수</translation>
    </message>
    <message>
        <source>level 0 keeps the basis of a potential to start from, but there is none</source>
        <translation>레벨 0은 시작할 포텐셜의 기저를 그대로 쓰는데, 그런 포텐셜이 없습니다</translation>
    </message>
    <message>
        <source>a positive distance in Å</source>
        <translation>양수인 거리(Å)</translation>
    </message>
    <message>
        <source>0 Å or more and below the cutoff</source>
        <translation>0 Å 이상, 컷오프 미만</translation>
    </message>
    <message>
        <source>limit of iterations</source>
        <translation>반복 한도</translation>
    </message>
    <message>
        <source>between 0 and 1</source>
        <translation>0과 1 사이</translation>
    </message>
    <message>
        <source>number of threads</source>
        <translation>스레드 수</translation>
    </message>
    <message>
        <source>0 (all) or more</source>
        <translation>0(모두) 이상</translation>
    </message>
    <message>
        <source>number of starts</source>
        <translation>출발점 수</translation>
    </message>
    <message>
        <source>0 (by level) or more</source>
        <translation>0(레벨에 따름) 이상</translation>
    </message>
    <message>
        <source>number of hops</source>
        <translation>도약 수</translation>
    </message>
    <message>
        <source>the checkpoint is of another training: its data or options differ</source>
        <translation>다른 학습의 체크포인트입니다. 데이터 또는 옵션이 다릅니다</translation>
    </message>
    <message>
        <source>%1%2: %3; the frame is broken: leave it out</source>
        <translation>%1%2: %3. 손상된 프레임이니 제외하십시오</translation>
    </message>
    <message>
        <source>%1 occurs in no configuration to train on</source>
        <translation>%1이(가) 학습할 배치 어디에도 없습니다</translation>
    </message>
    <message>
        <source>no configuration to train on has an energy</source>
        <translation>학습할 배치 가운데 에너지가 있는 것이 없습니다</translation>
    </message>
    <message>
        <source>no two atoms are within the cutoff of %1 Å</source>
        <translation>컷오프 %1 Å 안에 있는 원자 쌍이 없습니다</translation>
    </message>
    <message>
        <source>two atoms are %1 Å apart, nearer than the min_dist of %2 Å below which the potential to start from is repulsive by definition: it cannot be trained there</source>
        <translation>두 원자가 %1 Å 떨어져 있어 min_dist %2 Å보다 가깝습니다. 시작할 포텐셜은 그 아래에서 정의상 반발하므로 거기서는 학습할 수 없습니다</translation>
    </message>
    <message>
        <source>the basis of the potential to start from is that of no level, so that it cannot become one of level %1; leave the level out to train in its basis</source>
        <translation>시작할 포텐셜의 기저가 어느 레벨의 것도 아니어서 레벨 %1이(가) 될 수 없습니다. 그 기저로 학습하려면 레벨을 지정하지 마십시오</translation>
    </message>
    <message>
        <source>the potential to start from is of level %1, and a lower one (%2) has no place for its functions; choose level %3 or a higher one</source>
        <translation>시작할 포텐셜의 레벨은 %1인데, 더 낮은 레벨(%2)에는 그 함수들이 들어갈 자리가 없습니다. 레벨 %3 이상을 고르십시오</translation>
    </message>
    <message>
        <source>the potential to start from has the cutoff %1 Å: its radial functions cannot be written with another one (%2 Å)</source>
        <translation>시작할 포텐셜의 컷오프는 %1 Å입니다. 그 방사 함수를 다른 컷오프(%2 Å)로 쓸 수 없습니다</translation>
    </message>
    <message>
        <source>the potential to start from has %1 radial polynomials: its functions cannot be written with fewer (%2)</source>
        <translation>시작할 포텐셜의 방사 다항식은 %1개입니다. 그 함수를 더 적은 다항식(%2개)으로 쓸 수 없습니다</translation>
    </message>
    <message>
        <source>the potential to start from is repulsive below its min_dist of %1 Å, which cannot be changed (%2 Å)</source>
        <translation>시작할 포텐셜은 min_dist %1 Å 아래에서 반발하며, 이를 바꿀 수 없습니다(%2 Å)</translation>
    </message>
    <message>
        <source>start %1 of %2</source>
        <translation>출발점 %2개 가운데 %1</translation>
    </message>
    <message>
        <source>sample %1 of %2</source>
        <translation>표본 %2개 가운데 %1</translation>
    </message>
    <message>
        <source>nearby point %1 of %2</source>
        <translation>가까운 점 %2개 가운데 %1</translation>
    </message>
    <message>
        <source>%1: %2 of %3 configurations</source>
        <translation>%1: 배치 %3개 가운데 %2개</translation>
    </message>
    <message>
        <source>a committee cannot be trained: what this potential was trained on is not known here</source>
        <translation>위원회를 학습할 수 없습니다. 이 포텐셜이 무엇으로 학습했는지 여기서 알 수 없습니다</translation>
    </message>
    <message>
        <source>configuration %1: its atom types have no element names, without which configurations cannot be compared</source>
        <translation>배치 %1: 원자 유형에 원소 이름이 없어 배치를 비교할 수 없습니다</translation>
    </message>
    <message>
        <source>Grading configurations</source>
        <translation>배치의 등급 매기는 중</translation>
    </message>
    <message>
        <source>molecular dynamics</source>
        <translation>분자 동역학</translation>
    </message>
    <message>
        <source>Looking at frames</source>
        <translation>프레임 살펴보는 중</translation>
    </message>
    <message>
        <source>the labels were made with different settings: %1</source>
        <translation>라벨이 서로 다른 설정으로 계산되었습니다: %1</translation>
    </message>
    <message>
        <source>single points, AIMD</source>
        <translation>단일점 계산, AIMD</translation>
    </message>
    <message>
        <source>submits single points</source>
        <translation>단일점 계산 제출</translation>
    </message>
    <message>
        <source>%1 (cannot run potentials)</source>
        <translation>%1(포텐셜을 실행할 수 없음)</translation>
    </message>
    <message>
        <source>%1: no configuration in it has an energy</source>
        <translation>%1: 에너지가 있는 배치가 없습니다</translation>
    </message>
    <message>
        <source>%1: no round has labelled anything yet</source>
        <translation>%1: 아직 라벨을 붙인 라운드가 없습니다</translation>
    </message>
    <message>
        <source>%1, round %2 (trial)</source>
        <translation>%1, 라운드 %2(시험)</translation>
    </message>
    <message>
        <source>trained by a learning loop</source>
        <translation>학습 루프로 학습함</translation>
    </message>
    <message>
        <source>%1: has changed since it was first opened; what was made from it stays as it is</source>
        <translation>%1: 처음 연 뒤에 바뀌었습니다. 그것으로 만든 것은 그대로 둡니다</translation>
    </message>
    <message>
        <source>%1: frame %2 has no time; give the time step</source>
        <translation>%1: 프레임 %2에 시간이 없습니다. 시간 간격을 지정하십시오</translation>
    </message>
    <message>
        <source>frame %1: its atom types have no element names, without which frames cannot be compared</source>
        <translation>프레임 %1: 원자 유형에 원소 이름이 없어 프레임을 비교할 수 없습니다</translation>
    </message>
    <message>
        <source>front of the project</source>
        <translation>프로젝트의 프런트</translation>
    </message>
    <message>
        <source>Moving two atoms towards each other</source>
        <translation>두 원자를 서로 가까이하는 중</translation>
    </message>
    <message>
        <source>Measuring pair distances</source>
        <translation>쌍 거리 재는 중</translation>
    </message>
    <message>
        <source>&quot;%1&quot;: %2; write ions as Li 16, Cl 64, Al 16</source>
        <translation>&quot;%1&quot;: %2. 이온은 Li 16, Cl 64, Al 16처럼 쓰십시오</translation>
    </message>
    <message>
        <source>each element needs a number</source>
        <translation>원소마다 수가 필요합니다</translation>
    </message>
    <message>
        <source>a number of ions must be 1 or more</source>
        <translation>이온 수는 1 이상이어야 합니다</translation>
    </message>
    <message>
        <source>%1 stands twice</source>
        <translation>%1이(가) 두 번 나옵니다</translation>
    </message>
    <message>
        <source>there are no ions</source>
        <translation>이온이 없습니다</translation>
    </message>
    <message>
        <source>%1 cannot be resumed: a configuration it was trained on has been removed. Undo the removal, or start a new training.</source>
        <translation>%1을(를) 재개할 수 없습니다. 학습에 쓰던 배치가 지워졌습니다. 지우기를 되돌리거나 새 학습을 시작하십시오.</translation>
    </message>
    <message>
        <source>Grading frames</source>
        <translation>프레임의 등급 매기는 중</translation>
    </message>
    <message>
        <source>%1: has %2, and the motion of atoms needs at least two%3</source>
        <translation>%1: %2뿐인데, 원자의 이동에는 적어도 두 개가 필요합니다%3</translation>
    </message>
    <message>
        <source>%1: there is no frame that can be used%2</source>
        <translation>%1: 쓸 수 있는 프레임이 없습니다%2</translation>
    </message>
    <message>
        <source>%1 (after step %2; %3)</source>
        <translation>%1(스텝 %2 뒤. %3)</translation>
    </message>
    <message>
        <source>it can be continued from %1</source>
        <translation>%1에서 계속할 수 있습니다</translation>
    </message>
    <message>
        <source>there is no restart file: it can only be started anew</source>
        <translation>재시작 파일이 없어 처음부터만 시작할 수 있습니다</translation>
    </message>
    <message>
        <source>not converged</source>
        <translation>수렴 안 됨</translation>
    </message>
    <message>
        <source>memory</source>
        <translation>메모리</translation>
    </message>
    <message>
        <source>disk</source>
        <translation>디스크</translation>
    </message>
    <message>
        <source>file missing</source>
        <translation>파일 없음</translation>
    </message>
    <message>
        <source>code not found</source>
        <translation>코드를 찾을 수 없음</translation>
    </message>
    <message>
        <source>input refused</source>
        <translation>입력 거부됨</translation>
    </message>
    <message>
        <source>mpi</source>
        <translation>MPI</translation>
    </message>
    <message>
        <source>geometry</source>
        <translation>구조</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>사라짐</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>취소됨</translation>
    </message>
    <message>
        <source>settings</source>
        <translation>설정</translation>
    </message>
    <message>
        <source>other</source>
        <translation>기타</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>알 수 없음</translation>
    </message>
    <message>
        <source>the output does not tell it</source>
        <translation>출력에 나와 있지 않습니다</translation>
    </message>
    <message>
        <source>%1, but the recipe has %2</source>
        <translation>%1이지만 레시피는 %2입니다</translation>
    </message>
    <message>
        <source>the current is not known: each species needs a charge</source>
        <translation>전류를 알 수 없습니다. 화학종마다 전하가 필요합니다</translation>
    </message>
    <message>
        <source>the velocities are %1 fs apart, and the current needs 5 fs or less</source>
        <translation>속도의 간격이 %1 fs인데, 전류에는 5 fs 이하가 필요합니다</translation>
    </message>
    <message>
        <source>%1 frames are too few for the correlation of the current, which needs %2</source>
        <translation>프레임 %1개로는 전류의 상관을 구할 수 없습니다. %2개가 필요합니다</translation>
    </message>
    <message>
        <source>the integral of the correlation of the current still changes after %1 ps</source>
        <translation>전류 상관의 적분이 %1 ps 뒤에도 변합니다</translation>
    </message>
    <message>
        <source>the atoms carry no current</source>
        <translation>원자들이 전류를 나르지 않습니다</translation>
    </message>
    <message>
        <source>%1: is a script for a POSIX shell, which Windows has not: run it on another machine, or by the Windows subsystem for Linux</source>
        <translation>%1: Windows에 없는 POSIX 셸의 스크립트입니다. 다른 계산 장비나 Linux용 Windows 하위 시스템에서 실행하십시오</translation>
    </message>
    <message>
        <source>CP2K&apos;s data files have no usual basis for %1; name its potential and its basis in the recipe</source>
        <translation>CP2K의 데이터 파일에 %1의 통상적인 기저가 없습니다. 레시피에 그 포텐셜과 기저를 지정하십시오</translation>
    </message>
    <message>
        <source>holds %1 &quot;%2&quot;, which no project of MTP Workbench does; it is not opened</source>
        <translation>MTP Workbench의 프로젝트에는 없는 %1 &quot;%2&quot;이(가) 들어 있어 열지 않습니다</translation>
    </message>
    <message>
        <source>the version of the file is damaged</source>
        <translation>파일의 버전이 손상되었습니다</translation>
    </message>
    <message>
        <source>the start cell has no density</source>
        <translation>시작 셀에 밀도가 없습니다</translation>
    </message>
    <message>
        <source>at character %1</source>
        <translation>%1번째 글자</translation>
    </message>
    <message>
        <source>training configuration %1</source>
        <translation>학습 배치 %1</translation>
    </message>
    <message>
        <source>validation configuration %1</source>
        <translation>검증 배치 %1</translation>
    </message>
    <message>
        <source>expected %1 rows of positions, found %2</source>
        <translation>위치의 행 %1개가 필요한데 %2개가 있습니다</translation>
    </message>
    <message>
        <source>expected %1 rows of forces, found %2</source>
        <translation>힘의 행 %1개가 필요한데 %2개가 있습니다</translation>
    </message>
    <message>
        <source>the checkpoint was written by an older version while it compared starting points: begin the training anew</source>
        <translation>이전 버전이 출발점을 비교하던 중에 쓴 체크포인트입니다. 학습을 처음부터 다시 시작하십시오</translation>
    </message>
</context>
<context>
    <name>mtp::ui</name>
    <message>
        <source>%L1 s</source>
        <translation>%L1초</translation>
    </message>
    <message>
        <source>%L1 min</source>
        <translation>%L1분</translation>
    </message>
    <message>
        <source>%L1 h</source>
        <translation>%L1시간</translation>
    </message>
</context>
<context>
    <name>mtp::ui::AboutDialog</name>
    <message>
        <source>About MTP Workbench</source>
        <translation>MTP Workbench 정보</translation>
    </message>
    <message>
        <source>Libraries</source>
        <translation>라이브러리</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>라이선스</translation>
    </message>
    <message>
        <source>Copy versions</source>
        <translation>버전 복사</translation>
    </message>
    <message>
        <source>For the report of a fault</source>
        <translation>오류를 신고할 때 씁니다</translation>
    </message>
    <message>
        <source>MTP Workbench %1</source>
        <translation>MTP Workbench %1</translation>
    </message>
    <message>
        <source>Moment tensor potentials, from AIMD to LAMMPS.
The window is under the GPL-3.0-or-later; the core library and the mtp command are under the BSD-3-Clause licence.</source>
        <translation>AIMD에서 LAMMPS까지, 모멘트 텐서 포텐셜.
창 프로그램의 라이선스는 GPL-3.0-or-later이고, 핵심 라이브러리와 mtp 명령의 라이선스는 BSD-3-Clause입니다.</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>라이브러리</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>버전</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>라이선스</translation>
    </message>
    <message>
        <source>What this program is built on, with the versions that it runs with</source>
        <translation>이 프로그램이 쓰는 라이브러리와 실행 중인 버전입니다</translation>
    </message>
    <message>
        <source>The full texts under which this program may be used and passed on</source>
        <translation>이 프로그램을 쓰고 배포할 수 있는 조건의 전문입니다</translation>
    </message>
</context>
<context>
    <name>mtp::ui::AimdDialog</name>
    <message>
        <source>AIMD run</source>
        <translation>AIMD 계산</translation>
    </message>
    <message>
        <source>folder of POTCARs or pseudopotentials</source>
        <translation>POTCAR 또는 유사포텐셜 폴더</translation>
    </message>
    <message>
        <source>K</source>
        <translation>K</translation>
    </message>
    <message>
        <source>fs</source>
        <translation>fs</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>선택…</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>편집…</translation>
    </message>
    <message>
        <source>Make a recipe of your own from this one, or change yours</source>
        <translation>이 레시피로 나만의 레시피를 만들거나 내 레시피를 바꿉니다</translation>
    </message>
    <message>
        <source>F&amp;unctional</source>
        <translation>범함수(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Code</source>
        <translation>코드(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Library</source>
        <translation>라이브러리(&amp;L)</translation>
    </message>
    <message>
        <source>Te&amp;mperature</source>
        <translation>온도(&amp;M)</translation>
    </message>
    <message>
        <source>Time st&amp;ep</source>
        <translation>시간 간격(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Steps</source>
        <translation>스텝 수(&amp;S)</translation>
    </message>
    <message>
        <source>See&amp;d</source>
        <translation>시드(&amp;D)</translation>
    </message>
    <message>
        <source>Write the deck</source>
        <translation>입력 파일 쓰기</translation>
    </message>
    <message>
        <source>Run here</source>
        <translation>여기서 실행</translation>
    </message>
    <message>
        <source>Choose the library</source>
        <translation>라이브러리 선택</translation>
    </message>
    <message>
        <source>pw.x has no Nosé–Hoover thermostat: velocities are rescaled stochastically (SVR).</source>
        <translation>pw.x에는 Nosé–Hoover 온도 조절기가 없습니다. 속도를 확률적으로 재조정합니다(SVR).</translation>
    </message>
    <message>
        <source>The thermostat is that of Nosé and Hoover.</source>
        <translation>온도 조절기는 Nosé–Hoover 방식입니다.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln atom(s), %1 ps at constant volume, cutoff %2.</source>
        <translation>
            <numerusform>원자 %Ln개, 일정 부피에서 %1 ps, 컷오프 %2.</numerusform>
        </translation>
    </message>
    <message>
        <source>Of the thermostat. Somewhat above that of later simulations, the frames show more</source>
        <translation>온도 조절기의 온도입니다. 나중에 할 시뮬레이션보다 조금 높으면 더 다양한 프레임을 얻습니다</translation>
    </message>
    <message>
        <source>2 fs holds for most melts without hydrogen, 0.5 fs with it</source>
        <translation>수소가 없는 대부분의 용융물은 2 fs, 수소가 있으면 0.5 fs가 맞습니다</translation>
    </message>
    <message>
        <source>Each is an electronic structure calculation. 5 to 10 ps give frames enough for a first potential</source>
        <translation>단계마다 전자 구조를 계산합니다. 5~10 ps면 첫 포텐셜에 충분한 프레임을 얻습니다</translation>
    </message>
    <message>
        <source>Of the velocities: another seed gives another run</source>
        <translation>속도의 시드입니다. 시드가 다르면 다른 계산이 됩니다</translation>
    </message>
    <message>
        <source>Where the files are that stand for core electrons; CP2K brings its own</source>
        <translation>내각 전자를 대신하는 파일이 있는 곳입니다. CP2K에는 내장되어 있습니다</translation>
    </message>
    <message>
        <source>The folder that holds POTCAR setups or pseudopotentials</source>
        <translation>POTCAR나 의사 퍼텐셜이 있는 폴더입니다</translation>
    </message>
    <message>
        <source>Into a folder of the campaign, to be run elsewhere</source>
        <translation>캠페인 폴더에 쓰고 다른 곳에서 실행합니다</translation>
    </message>
    <message>
        <source>Starts at once on this computer; Labels shows how far it is</source>
        <translation>이 컴퓨터에서 바로 시작합니다. 진행은 라벨 페이지에 표시됩니다</translation>
    </message>
</context>
<context>
    <name>mtp::ui::AxisDialog</name>
    <message>
        <source>Axis ranges</source>
        <translation>축 범위</translation>
    </message>
    <message>
        <source>From</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>To</source>
        <translation>끝</translation>
    </message>
    <message>
        <source>&amp;Show all</source>
        <translation>모두 보기(&amp;S)</translation>
    </message>
    <message>
        <source>logarithmic</source>
        <translation>로그</translation>
    </message>
    <message>
        <source>%1, from</source>
        <translation>%1, 시작</translation>
    </message>
    <message>
        <source>%1, to</source>
        <translation>%1, 끝</translation>
    </message>
    <message>
        <source>No number on this axis is positive</source>
        <translation>이 축에는 양수가 없습니다</translation>
    </message>
    <message>
        <source>%1: the ends of the range must be numbers.</source>
        <translation>%1: 범위의 양 끝은 숫자여야 합니다.</translation>
    </message>
    <message>
        <source>%1: the range must end above %2, where it begins.</source>
        <translation>%1: 범위의 끝은 시작 값 %2보다 커야 합니다.</translation>
    </message>
    <message>
        <source>%1: a logarithmic axis begins above 0.</source>
        <translation>%1: 로그 축은 0보다 큰 값에서 시작합니다.</translation>
    </message>
    <message>
        <source>Ranges that hold all data; they follow the data again</source>
        <translation>모든 데이터가 들어가는 범위로 하고, 다시 데이터를 따라갑니다</translation>
    </message>
    <message>
        <source>The range stays, also while new data come, until Show all</source>
        <translation>새 데이터가 와도 모두 보기를 누를 때까지 범위가 유지됩니다</translation>
    </message>
    <message>
        <source>Equal distances are equal ratios: small numbers beside large ones can be seen</source>
        <translation>같은 간격이 같은 비율입니다. 큰 값 옆의 작은 값도 볼 수 있습니다</translation>
    </message>
</context>
<context>
    <name>mtp::ui::Banner</name>
    <message>
        <source>Close this message</source>
        <translation>이 메시지 닫기</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>열기</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>폴더에서 보기</translation>
    </message>
    <message>
        <source>Does this and closes the message</source>
        <translation>이 작업을 하고 메시지를 닫습니다</translation>
    </message>
</context>
<context>
    <name>mtp::ui::BatchPanel</name>
    <message>
        <source>E&amp;xport configurations…</source>
        <translation>배치 내보내기(&amp;X)…</translation>
    </message>
    <message>
        <source>Configurations</source>
        <translation>배치</translation>
    </message>
    <message>
        <source>Write those without labels for single-point calculations: extended XYZ, .cfg, POSCAR</source>
        <translation>라벨이 없는 배치를 단일점 계산용으로 씁니다: extended XYZ, .cfg, POSCAR</translation>
    </message>
    <message>
        <source>in this batch</source>
        <translation>이번 묶음</translation>
    </message>
    <message>
        <source>in the project</source>
        <translation>프로젝트 전체</translation>
    </message>
    <message numerus="yes">
        <source>%Ln frame(s)</source>
        <translation>
            <numerusform>프레임 %Ln개</numerusform>
        </translation>
    </message>
    <message>
        <source> × </source>
        <translation> × </translation>
    </message>
    <message numerus="yes">
        <source>%Ln densit{y|ies}</source>
        <translation>
            <numerusform>밀도 %Ln개</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Estimated cost: %Ln single point(s) at ratio 1</source>
        <translation>
            <numerusform>예상 비용: 밀도비 1의 단일점 계산 %Ln건에 해당</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mtp::ui::BondCutoffDialog</name>
    <message>
        <source>Bond cutoffs</source>
        <translation>결합 컷오프</translation>
    </message>
    <message>
        <source> × sum of radii</source>
        <translation> × 반지름의 합</translation>
    </message>
    <message>
        <source>&amp;Bond cutoff</source>
        <translation>결합 컷오프(&amp;B)</translation>
    </message>
    <message>
        <source>Pair</source>
        <translation>쌍</translation>
    </message>
    <message>
        <source>Cutoff, Å</source>
        <translation>컷오프, Å</translation>
    </message>
    <message>
        <source>Cutoff of each pair</source>
        <translation>쌍별 컷오프</translation>
    </message>
    <message>
        <source>no bond</source>
        <translation>결합 없음</translation>
    </message>
    <message>
        <source>Cutoff of %1</source>
        <translation>%1의 컷오프</translation>
    </message>
    <message>
        <source>For all pairs without a cutoff of their own below</source>
        <translation>아래에서 따로 정하지 않은 모든 쌍에 적용됩니다</translation>
    </message>
    <message>
        <source>Bonds of the pair are drawn up to this distance; 0 draws none</source>
        <translation>이 거리까지 결합을 그립니다. 0이면 그리지 않습니다</translation>
    </message>
    <message>
        <source>Atoms of this pair are joined up to this distance, in Å; 0 draws no bond</source>
        <translation>이 쌍의 원자를 이 거리(Å)까지 결합으로 그립니다. 0이면 그리지 않습니다</translation>
    </message>
</context>
<context>
    <name>mtp::ui::CalibrationPanel</name>
    <message>
        <source>Forces of atoms</source>
        <translation>원자에 작용하는 힘</translation>
    </message>
    <message>
        <source>Largest force of configurations</source>
        <translation>배치별 가장 큰 힘</translation>
    </message>
    <message>
        <source>Energy of configurations</source>
        <translation>배치의 에너지</translation>
    </message>
    <message>
        <source>Train a committee</source>
        <translation>위원회 학습</translation>
    </message>
    <message>
        <source>Save committee…</source>
        <translation>위원회 저장…</translation>
    </message>
    <message>
        <source>Error against grade</source>
        <translation>등급에 따른 오차</translation>
    </message>
    <message>
        <source>Error against spread</source>
        <translation>산포에 따른 오차</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>오차</translation>
    </message>
    <message>
        <source>Members of the committee</source>
        <translation>위원회의 구성원 수</translation>
    </message>
    <message>
        <source> members</source>
        <translation>개</translation>
    </message>
    <message>
        <source>Trains variants of this potential on its training set with random weights. Where they differ, the labels do not determine the potential.</source>
        <translation>이 포텐셜의 학습 세트에 무작위 가중치를 주어 여러 변형을 학습합니다. 변형들의 예측이 서로 다른 곳은 라벨이 포텐셜을 결정하지 못하는 곳입니다.</translation>
    </message>
    <message>
        <source>…</source>
        <translation>…</translation>
    </message>
    <message>
        <source>All of these configurations were trained on. Errors of others are needed: train with a validation or test part.</source>
        <translation>이 배치들은 모두 학습에 쓰였습니다. 다른 배치의 오차가 필요합니다. 검증 또는 시험 세트를 두고 학습하십시오.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln configuration(s), graded by the active set in the potential&apos;s file</source>
        <translation>
            <numerusform>포텐셜 파일의 활성 집합으로 등급을 매긴 배치 %Ln개</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln configuration(s) that {was|were} held back</source>
        <translation>
            <numerusform>학습에서 제외해 둔 배치 %Ln개</numerusform>
        </translation>
    </message>
    <message>
        <source>, trained on %L1</source>
        <translation>, %L1개로 학습</translation>
    </message>
    <message>
        <source>. </source>
        <translation>. </translation>
    </message>
    <message>
        <source>Rank correlation with their errors: %1</source>
        <translation>실제 오차와의 순위 상관: %1</translation>
    </message>
    <message>
        <source>Rank correlation with their errors: %1 by grade, %2 by spread</source>
        <translation>실제 오차와의 순위 상관: 등급 %1, 산포 %2</translation>
    </message>
    <message>
        <source>No errors are known</source>
        <translation>알려진 오차가 없습니다</translation>
    </message>
    <message>
        <source>A committee is potentials that the same labels could have given. Where they differ, the labels do not determine the potential: train one to see whether that predicts the errors.</source>
        <translation>위원회는 같은 라벨에서 나올 수 있는 여러 포텐셜입니다. 예측이 서로 다른 곳은 라벨이 포텐셜을 결정하지 못하는 곳입니다. 위원회를 학습하면 그것으로 오차를 예측할 수 있는지 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>extrapolation grade</source>
        <translation>외삽 등급</translation>
    </message>
    <message>
        <source>spread, %1</source>
        <translation>산포, %1</translation>
    </message>
    <message>
        <source>error, %1</source>
        <translation>오차, %1</translation>
    </message>
    <message>
        <source>rank correlation %1</source>
        <translation>순위 상관 %1</translation>
    </message>
    <message>
        <source>worst tenth found %1</source>
        <translation>오차 상위 10% 적중 %1</translation>
    </message>
    <message>
        <source>error / measure %1</source>
        <translation>오차 / 척도 %1</translation>
    </message>
    <message>
        <source>What this potential was trained on is not known here, and its file has no active set: none of these configurations is known to be held back.</source>
        <translation>이 포텐셜이 무엇으로 학습되었는지 여기서는 알 수 없고, 파일에 활성 집합도 없습니다. 학습에서 제외된 것으로 알려진 배치가 없습니다.</translation>
    </message>
    <message>
        <source>The error that grades and spreads are held against: how well do they foretell it?</source>
        <translation>등급과 편차에 비교할 오차입니다. 이 오차를 얼마나 잘 예측하는지 봅니다</translation>
    </message>
    <message>
        <source>More members tell the spread more surely; each takes a training of its own</source>
        <translation>구성원이 많을수록 편차가 확실해지지만, 구성원마다 학습이 한 번씩 필요합니다</translation>
    </message>
    <message>
        <source>A potential file for each member, into a folder of your choice</source>
        <translation>구성원마다 포텐셜 파일을 선택한 폴더에 씁니다</translation>
    </message>
</context>
<context>
    <name>mtp::ui::CalibrationPlot</name>
    <message>
        <source>proportional</source>
        <translation>비례</translation>
    </message>
    <message>
        <source>mean of a tenth of the points</source>
        <translation>점 10%씩의 평균</translation>
    </message>
</context>
<context>
    <name>mtp::ui::CampaignBoard</name>
    <message>
        <source>%1 in %2</source>
        <translation>%2에 있는 %1</translation>
    </message>
    <message>
        <source>Choose a recipe and export configurations: their single points are followed here</source>
        <translation>레시피를 고르고 배치를 내보내십시오. 그 단일점 계산의 진행을 여기에서 볼 수 있습니다</translation>
    </message>
    <message>
        <source>Add a folder…</source>
        <translation>폴더 추가…</translation>
    </message>
    <message>
        <source>Check of the cutoff</source>
        <translation>컷오프 검사</translation>
    </message>
    <message>
        <source>Check of the cutoff: differences to the highest one. A cutoff is high enough if its differences are smaller than the errors that you accept.</source>
        <translation>컷오프 검사: 가장 높은 컷오프와의 차이. 이 차이가 허용하는 오차보다 작으면 충분히 높은 컷오프입니다.</translation>
    </message>
    <message>
        <source>The files and the queue of this campaign are asked…</source>
        <translation>이 캠페인의 파일과 대기열을 확인하고 있습니다…</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>표</translation>
    </message>
    <message>
        <source>A row for each single point</source>
        <translation>단일점 계산마다 한 행</translation>
    </message>
    <message>
        <source>Matrix</source>
        <translation>행렬</translation>
    </message>
    <message>
        <source>A row for each parent, a column for each density</source>
        <translation>모프레임마다 한 행, 밀도마다 한 열</translation>
    </message>
    <message>
        <source>Campaign</source>
        <translation>캠페인</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>폴더 열기</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>추가…</translation>
    </message>
    <message>
        <source>Add a campaign that was made or run elsewhere</source>
        <translation>다른 곳에서 만들었거나 실행한 캠페인을 추가합니다</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>폴더…</translation>
    </message>
    <message>
        <source>Zip file…</source>
        <translation>Zip 파일…</translation>
    </message>
    <message>
        <source>Bring in a campaign</source>
        <translation>캠페인 가져오기</translation>
    </message>
    <message>
        <source>Zip files (*.zip)</source>
        <translation>Zip 파일 (*.zip)</translation>
    </message>
    <message>
        <source>Save as zip…</source>
        <translation>zip으로 저장…</translation>
    </message>
    <message>
        <source>To be carried to another computer and back</source>
        <translation>다른 컴퓨터로 옮겨 계산하고 다시 가져올 때 씁니다</translation>
    </message>
    <message>
        <source>Save as zip</source>
        <translation>zip으로 저장</translation>
    </message>
    <message>
        <source>Open trajectory</source>
        <translation>궤적 열기</translation>
    </message>
    <message>
        <source>Show what the AIMD run has calculated so far</source>
        <translation>AIMD 계산이 지금까지 낸 결과를 봅니다</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>제거</translation>
    </message>
    <message>
        <source>Take this campaign out of the project; its folder stays as it is</source>
        <translation>이 캠페인을 프로젝트에서 뺍니다. 폴더는 그대로 남습니다</translation>
    </message>
    <message>
        <source>Single points</source>
        <translation>단일점 계산</translation>
    </message>
    <message>
        <source>Show only these; press again to show all</source>
        <translation>이것만 보기. 다시 누르면 모두 보기</translation>
    </message>
    <message>
        <source>Add a campaign</source>
        <translation>캠페인 추가</translation>
    </message>
    <message>
        <source>A campaign that was made by another project, by mtp label, or on a cluster</source>
        <translation>다른 프로젝트, mtp label, 클러스터에서 만든 캠페인입니다</translation>
    </message>
    <message>
        <source>The campaign that is shown: a folder with the single points of one recipe</source>
        <translation>표시할 캠페인입니다. 한 레시피의 단일점 계산이 든 폴더입니다</translation>
    </message>
    <message>
        <source>Shows the campaign among your files: a folder for each single point, and the scripts</source>
        <translation>캠페인을 파일 관리자에서 보여 줍니다. 단일점 계산마다 폴더와 스크립트가 있습니다</translation>
    </message>
</context>
<context>
    <name>mtp::ui::CampaignForm</name>
    <message>
        <source>Single points</source>
        <translation>단일점 계산</translation>
    </message>
    <message>
        <source>Machines…</source>
        <translation>계산 장비…</translation>
    </message>
    <message>
        <source>Describe clusters, and other machines that ssh reaches</source>
        <translation>ssh로 접속하는 클러스터와 다른 컴퓨터를 등록합니다</translation>
    </message>
    <message>
        <source>Try one first</source>
        <translation>하나만 먼저 시험</translation>
    </message>
    <message>
        <source>Start one of the middle density, to see that everything is right</source>
        <translation>가운데 밀도의 계산 하나를 먼저 시작하여 모든 것이 올바른지 확인합니다</translation>
    </message>
    <message>
        <source>Cancel what runs</source>
        <translation>실행 중인 계산 취소</translation>
    </message>
    <message numerus="yes">
        <source>Export %Ln configuration(s)</source>
        <translation>
            <numerusform>배치 %Ln개 내보내기</numerusform>
        </translation>
    </message>
    <message>
        <source>Open the trajectory</source>
        <translation>궤적 열기</translation>
    </message>
    <message>
        <source>Submit the AIMD run</source>
        <translation>AIMD 계산 제출</translation>
    </message>
    <message>
        <source>Run the AIMD run here</source>
        <translation>AIMD 계산을 여기서 실행</translation>
    </message>
    <message numerus="yes">
        <source>Submit %Ln single point(s)</source>
        <translation>
            <numerusform>단일점 계산 %Ln건 제출</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Run %Ln single point(s)</source>
        <translation>
            <numerusform>단일점 계산 %Ln건 실행</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Collect %Ln label(s)</source>
        <translation>
            <numerusform>라벨 %Ln개 수집</numerusform>
        </translation>
    </message>
    <message>
        <source>The AIMD run goes on</source>
        <translation>AIMD 계산이 계속되고 있습니다</translation>
    </message>
    <message>
        <source>Looking at the campaign…</source>
        <translation>캠페인을 확인하고 있습니다…</translation>
    </message>
    <message>
        <source>Another campaign runs on this computer: one at a time</source>
        <translation>이 컴퓨터에서 다른 캠페인이 실행 중입니다. 한 번에 하나만 실행합니다</translation>
    </message>
    <message numerus="yes">
        <source>Train on %Ln configuration(s)</source>
        <translation>
            <numerusform>배치 %Ln개로 학습</numerusform>
        </translation>
    </message>
    <message>
        <source>Import labels…</source>
        <translation>라벨 가져오기…</translation>
    </message>
    <message>
        <source>The files and the queue of the campaign are asked</source>
        <translation>캠페인의 파일과 대기열을 확인하고 있습니다</translation>
    </message>
    <message>
        <source>The recipe has to be put right first</source>
        <translation>먼저 레시피를 바로잡아야 합니다</translation>
    </message>
    <message>
        <source>The board shows how far it has come</source>
        <translation>진행 상황은 아래 목록에 표시됩니다</translation>
    </message>
    <message>
        <source>No single point has ended yet</source>
        <translation>아직 끝난 단일점 계산이 없습니다</translation>
    </message>
    <message>
        <source>The cutoff is being checked</source>
        <translation>컷오프를 확인하고 있습니다</translation>
    </message>
    <message>
        <source>Ends those that run and takes waiting ones from the queue; what is done stays</source>
        <translation>실행 중인 것을 끝내고 대기 중인 것을 큐에서 뺍니다. 완료된 것은 남습니다</translation>
    </message>
</context>
<context>
    <name>mtp::ui::CampaignNotices</name>
    <message>
        <source>Slurm</source>
        <translation>Slurm</translation>
    </message>
    <message>
        <source>%1 has not answered since %2: %3</source>
        <translation>%1이(가) %2부터 응답하지 않습니다: %3</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>지금 시도</translation>
    </message>
    <message>
        <source>%1. The others were not started.</source>
        <translation>%1. 나머지는 시작하지 않았습니다.</translation>
    </message>
    <message>
        <source>Open environment.sh</source>
        <translation>environment.sh 열기</translation>
    </message>
    <message numerus="yes">
        <source>%Ln single point(s) {is|are} not what the recipe asks for (%1) and {gives|give} no label.</source>
        <translation>
            <numerusform>단일점 계산 %Ln건이 레시피와 달라(%1) 라벨을 얻지 못합니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Show</source>
        <translation>보기</translation>
    </message>
    <message numerus="yes">
        <source>%Ln single point(s) did not converge.</source>
        <translation>
            <numerusform>단일점 계산 %Ln건이 수렴하지 않았습니다.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln single point(s) ended without all of {its|their} labels.</source>
        <translation>
            <numerusform>단일점 계산 %Ln건이 라벨을 모두 내지 못하고 끝났습니다.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln single point(s) failed (%1).</source>
        <translation>
            <numerusform>단일점 계산 %Ln건이 실패했습니다(%1).</numerusform>
        </translation>
    </message>
    <message>
        <source>Retry %L1</source>
        <translation>%L1건 재시도</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%2 %1</translation>
    </message>
    <message>
        <source>Asks for the queue and the files at once, and not when the waiting time is over</source>
        <translation>대기 시간이 끝나기를 기다리지 않고 큐와 파일을 바로 확인합니다</translation>
    </message>
    <message>
        <source>The script that every task reads before the code starts: correct modules and paths there</source>
        <translation>모든 작업이 코드를 시작하기 전에 읽는 스크립트입니다. 여기서 모듈과 경로를 고치십시오</translation>
    </message>
    <message>
        <source>Lists these single points alone, each with what differs</source>
        <translation>해당 단일점 계산만 무엇이 다른지와 함께 표시합니다</translation>
    </message>
    <message>
        <source>Prepares another attempt of each with the solver that the advice names; the physics stays</source>
        <translation>안내된 풀이 방법으로 시도를 하나씩 더 준비합니다. 물리 설정은 그대로입니다</translation>
    </message>
</context>
<context>
    <name>mtp::ui::CampaignTable</name>
    <message>
        <source>To do</source>
        <translation>할 일</translation>
    </message>
    <message>
        <source>Exported</source>
        <translation>내보냄</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>대기 중</translation>
    </message>
    <message>
        <source>Will not start</source>
        <translation>시작 불가</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>실행 중</translation>
    </message>
    <message>
        <source>Stalled</source>
        <translation>멈춤</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>유실</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>완료</translation>
    </message>
    <message>
        <source>Not converged</source>
        <translation>수렴 안 됨</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>실패</translation>
    </message>
    <message>
        <source>Mismatched</source>
        <translation>설정 불일치</translation>
    </message>
    <message>
        <source>Incomplete</source>
        <translation>불완전</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>알 수 없음</translation>
    </message>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>번호</translation>
    </message>
    <message>
        <source>Density, g/cm³</source>
        <translation>밀도, g/cm³</translation>
    </message>
    <message>
        <source>Attempt</source>
        <translation>시도</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>시간</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>이유</translation>
    </message>
    <message>
        <source>To do, waiting and running, done, or why there is no label</source>
        <translation>할 일, 대기, 실행 중, 완료, 또는 라벨이 없는 이유입니다</translation>
    </message>
    <message>
        <source>Number of the configuration in the project</source>
        <translation>프로젝트 안의 배치 번호입니다</translation>
    </message>
    <message>
        <source>How often the code was started for it; a retry with another solver is a new attempt</source>
        <translation>코드를 시작한 횟수입니다. 다른 풀이 방법으로 재시도하면 새 시도입니다</translation>
    </message>
    <message>
        <source>How long the last attempt has taken</source>
        <translation>마지막 시도에 걸린 시간입니다</translation>
    </message>
    <message>
        <source>What went wrong, in the words of the code if it said any</source>
        <translation>무엇이 잘못되었는지입니다. 코드가 남긴 말이 있으면 그대로 표시합니다</translation>
    </message>
</context>
<context>
    <name>mtp::ui::CellForm</name>
    <message>
        <source>Reference</source>
        <translation>기준</translation>
    </message>
    <message>
        <source>Density at equilibrium: it has the ratio 1</source>
        <translation>평형 밀도: 밀도비 1에 해당합니다</translation>
    </message>
    <message>
        <source>&amp;Density</source>
        <translation>밀도(&amp;D)</translation>
    </message>
    <message>
        <source>g/cm³</source>
        <translation>g/cm³</translation>
    </message>
    <message>
        <source>Displayed cell</source>
        <translation>표시된 셀</translation>
    </message>
    <message>
        <source>&amp;Ratio</source>
        <translation>밀도비(&amp;R)</translation>
    </message>
    <message>
        <source>Densit&amp;y</source>
        <translation>밀도(&amp;Y)</translation>
    </message>
    <message>
        <source>&amp;Volume</source>
        <translation>부피(&amp;V)</translation>
    </message>
    <message>
        <source>Å³</source>
        <translation>Å³</translation>
    </message>
    <message>
        <source>&amp;Linear factor</source>
        <translation>길이 배율(&amp;L)</translation>
    </message>
    <message>
        <source>Type the density that the displayed cell shall have; Add puts it on the ladder</source>
        <translation>표시된 셀이 가질 밀도를 입력하십시오. 추가하면 밀도 사다리에 들어갑니다</translation>
    </message>
    <message>
        <source>Density over the reference density: 1 is equilibrium, above it is compressed. The four fields follow each other</source>
        <translation>기준 밀도에 대한 비율입니다. 1은 평형, 1보다 크면 압축입니다. 네 입력값은 서로 연동됩니다</translation>
    </message>
    <message>
        <source>Of the whole cell; its mass stays</source>
        <translation>셀 전체의 부피입니다. 질량은 그대로입니다</translation>
    </message>
    <message>
        <source>Edges of the cell over those at the reference density</source>
        <translation>기준 밀도에서의 셀 모서리에 대한 비율입니다</translation>
    </message>
</context>
<context>
    <name>mtp::ui::ChosenFrames</name>
    <message numerus="yes">
        <source>Select %Ln frame(s) by leverage</source>
        <translation>
            <numerusform>레버리지로 프레임 %Ln개 선택</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Select %Ln frame(s) by farthest points</source>
        <translation>
            <numerusform>최원점으로 프레임 %Ln개 선택</numerusform>
        </translation>
    </message>
    <message>
        <source>Select frames by time</source>
        <translation>시간으로 프레임 선택</translation>
    </message>
</context>
<context>
    <name>mtp::ui::ColumnHints</name>
    <message>
        <source>Energy of the label, for each atom</source>
        <translation>라벨의 원자당 에너지</translation>
    </message>
    <message>
        <source>Energy that the potential predicts, for each atom</source>
        <translation>포텐셜이 예측한 원자당 에너지</translation>
    </message>
    <message>
        <source>Predicted energy minus that of the label, for each atom</source>
        <translation>예측 에너지에서 라벨의 에너지를 뺀 값(원자당)</translation>
    </message>
    <message>
        <source>Size of the energy error, for each atom</source>
        <translation>에너지 오차의 크기(원자당)</translation>
    </message>
    <message>
        <source>Length of the force of the label</source>
        <translation>라벨의 힘의 크기</translation>
    </message>
    <message>
        <source>Length of the predicted force</source>
        <translation>예측한 힘의 크기</translation>
    </message>
    <message>
        <source>Length of the largest force of the label</source>
        <translation>라벨에서 가장 큰 힘의 크기</translation>
    </message>
    <message>
        <source>Force error: root mean square over the components of a configuration; of an atom, the length of the difference</source>
        <translation>힘 오차. 배치에서는 성분의 제곱평균제곱근, 원자에서는 차이 벡터의 길이</translation>
    </message>
    <message>
        <source>Largest force error of an atom of the configuration</source>
        <translation>배치의 원자 가운데 가장 큰 힘 오차</translation>
    </message>
    <message>
        <source>The atom with the largest force error</source>
        <translation>힘 오차가 가장 큰 원자</translation>
    </message>
    <message>
        <source>Force error along x</source>
        <translation>x 방향 힘 오차</translation>
    </message>
    <message>
        <source>Force error along y</source>
        <translation>y 방향 힘 오차</translation>
    </message>
    <message>
        <source>Force error along z</source>
        <translation>z 방향 힘 오차</translation>
    </message>
    <message>
        <source>Pressure of the label</source>
        <translation>라벨의 압력</translation>
    </message>
    <message>
        <source>Pressure that the potential predicts</source>
        <translation>포텐셜이 예측한 압력</translation>
    </message>
    <message>
        <source>Predicted pressure minus that of the label</source>
        <translation>예측 압력에서 라벨의 압력을 뺀 값</translation>
    </message>
    <message>
        <source>Shortest distance of two atoms</source>
        <translation>두 원자 사이의 가장 짧은 거리</translation>
    </message>
    <message>
        <source>Density over the reference density</source>
        <translation>기준 밀도에 대한 밀도의 비율</translation>
    </message>
    <message>
        <source>What the errors of this row are of</source>
        <translation>이 행의 오차가 어떤 물리량의 것인지</translation>
    </message>
    <message>
        <source>The part, density or element that this row is about</source>
        <translation>이 행이 다루는 부분, 밀도 또는 원소</translation>
    </message>
    <message>
        <source>Mean absolute error</source>
        <translation>평균 절대 오차</translation>
    </message>
    <message>
        <source>Root mean square error: large errors count more than in the MAE</source>
        <translation>제곱평균제곱근 오차. MAE보다 큰 오차가 더 크게 반영됨</translation>
    </message>
    <message>
        <source>Coefficient of determination: 1 if predictions equal labels, 0 if they are no better than the mean</source>
        <translation>결정 계수. 예측이 라벨과 같으면 1, 평균값보다 낫지 않으면 0</translation>
    </message>
    <message>
        <source>Mean of predicted minus reference: a shift that all errors share</source>
        <translation>예측에서 기준을 뺀 값의 평균. 모든 오차에 공통된 이동</translation>
    </message>
    <message>
        <source>Size of the largest error</source>
        <translation>가장 큰 오차의 크기</translation>
    </message>
    <message>
        <source>RMSE of the other run over that of the current one: above 1, the current one is better</source>
        <translation>현재 실행에 대한 다른 실행의 RMSE 비율. 1보다 크면 현재 실행이 나음</translation>
    </message>
    <message>
        <source>Mean absolute error of the current run</source>
        <translation>현재 실행의 평균 절대 오차</translation>
    </message>
    <message>
        <source>Mean absolute error of the other run</source>
        <translation>다른 실행의 평균 절대 오차</translation>
    </message>
    <message>
        <source>Root mean square error of the current run</source>
        <translation>현재 실행의 제곱평균제곱근 오차</translation>
    </message>
    <message>
        <source>Root mean square error of the other run</source>
        <translation>다른 실행의 제곱평균제곱근 오차</translation>
    </message>
    <message>
        <source>Coefficient of determination of the current run</source>
        <translation>현재 실행의 결정 계수</translation>
    </message>
    <message>
        <source>Coefficient of determination of the other run</source>
        <translation>다른 실행의 결정 계수</translation>
    </message>
    <message>
        <source>Mean error of the current run, with its sign</source>
        <translation>현재 실행의 부호 있는 평균 오차</translation>
    </message>
    <message>
        <source>Mean error of the other run, with its sign</source>
        <translation>다른 실행의 부호 있는 평균 오차</translation>
    </message>
    <message>
        <source>Largest error of the current run</source>
        <translation>현재 실행의 가장 큰 오차</translation>
    </message>
    <message>
        <source>Largest error of the other run</source>
        <translation>다른 실행의 가장 큰 오차</translation>
    </message>
    <message>
        <source>Energy error of the current run, for each atom</source>
        <translation>현재 실행의 원자당 에너지 오차</translation>
    </message>
    <message>
        <source>Energy error of the other run, for each atom</source>
        <translation>다른 실행의 원자당 에너지 오차</translation>
    </message>
    <message>
        <source>Force error of the current run</source>
        <translation>현재 실행의 힘 오차</translation>
    </message>
    <message>
        <source>Force error of the other run</source>
        <translation>다른 실행의 힘 오차</translation>
    </message>
    <message>
        <source>Pressure error of the current run</source>
        <translation>현재 실행의 압력 오차</translation>
    </message>
    <message>
        <source>Pressure error of the other run</source>
        <translation>다른 실행의 압력 오차</translation>
    </message>
    <message>
        <source>How far apart the energies are that two runs predict</source>
        <translation>두 실행이 예측한 에너지의 차이</translation>
    </message>
    <message>
        <source>How far apart the forces are that two runs predict</source>
        <translation>두 실행이 예측한 힘의 차이</translation>
    </message>
    <message>
        <source>The largest difference of two forces on one atom</source>
        <translation>한 원자에서 두 힘의 가장 큰 차이</translation>
    </message>
    <message>
        <source>The atom on which two forces differ most</source>
        <translation>두 힘이 가장 많이 다른 원자</translation>
    </message>
    <message>
        <source>How far apart the pressures are that two runs predict</source>
        <translation>두 실행이 예측한 압력의 차이</translation>
    </message>
    <message>
        <source>Density over that of the label</source>
        <translation>라벨의 밀도에 대한 비율</translation>
    </message>
    <message>
        <source>Whether an energy has a minimum there, or a pressure changes its sign</source>
        <translation>그곳에서 에너지가 최소인지 압력의 부호가 바뀌는지</translation>
    </message>
    <message>
        <source>Whether the density lies within those of the training set</source>
        <translation>학습 집합의 밀도 범위 안에 있는지</translation>
    </message>
    <message>
        <source>The shortest distance of the range</source>
        <translation>범위에서 가장 짧은 거리</translation>
    </message>
    <message>
        <source>The longest distance of the range</source>
        <translation>범위에서 가장 긴 거리</translation>
    </message>
    <message>
        <source>The longest distance of the pair within the cutoff</source>
        <translation>컷오프 안에서 그 쌍의 가장 긴 거리</translation>
    </message>
    <message>
        <source>How far the energy falls when two atoms come closer than any trained pair</source>
        <translation>학습한 쌍보다 가까워질 때 에너지가 낮아지는 정도</translation>
    </message>
    <message>
        <source>Distance with the highest energy: two atoms that come closer are drawn together</source>
        <translation>에너지가 가장 높은 거리. 이보다 가까우면 두 원자가 서로 끌림</translation>
    </message>
    <message>
        <source>Shortest distance of this pair in the training set</source>
        <translation>학습 집합에서 이 쌍의 가장 짧은 거리</translation>
    </message>
    <message>
        <source>The other atom of the pair</source>
        <translation>쌍의 다른 원자</translation>
    </message>
    <message>
        <source>Extrapolation grade: up to 1 the potential interpolates, from about 2 on labels are missing</source>
        <translation>외삽 등급. 1까지는 내삽이며 약 2부터는 라벨이 부족함</translation>
    </message>
    <message>
        <source>The highest extrapolation grade that a rehearsal of the round met</source>
        <translation>이 라운드의 리허설에서 나온 가장 높은 외삽 등급</translation>
    </message>
    <message>
        <source>Basis functions that are left</source>
        <translation>남은 기저 함수 수</translation>
    </message>
    <message>
        <source>Weighted sum of squared errors that a training lowers</source>
        <translation>학습이 낮추는 오차 제곱의 가중합</translation>
    </message>
    <message>
        <source>Energy RMSE over the training part</source>
        <translation>학습 부분의 에너지 RMSE</translation>
    </message>
    <message>
        <source>Force RMSE over the training part</source>
        <translation>학습 부분의 힘 RMSE</translation>
    </message>
    <message>
        <source>Energy RMSE over the validation part</source>
        <translation>검증 부분의 에너지 RMSE</translation>
    </message>
    <message>
        <source>Force RMSE over the validation part</source>
        <translation>검증 부분의 힘 RMSE</translation>
    </message>
    <message>
        <source>The earlier configuration that it resembles</source>
        <translation>닮은 앞선 배치</translation>
    </message>
    <message>
        <source>The part that the configuration belongs to</source>
        <translation>배치가 속한 부분</translation>
    </message>
    <message>
        <source>Standard deviation of the energies that the committee predicts</source>
        <translation>위원회가 예측한 에너지의 표준 편차</translation>
    </message>
    <message>
        <source>Standard deviation of the forces that the committee predicts</source>
        <translation>위원회가 예측한 힘의 표준 편차</translation>
    </message>
    <message>
        <source>Error of the predicted energy</source>
        <translation>예측 에너지의 오차</translation>
    </message>
    <message>
        <source>Error of the predicted force</source>
        <translation>예측 힘의 오차</translation>
    </message>
    <message>
        <source>Of the plane waves, or of the finest grid</source>
        <translation>평면파 또는 가장 촘촘한 격자의 컷오프</translation>
    </message>
    <message>
        <source>To the energy at the highest cutoff</source>
        <translation>가장 높은 컷오프의 에너지와의 차이</translation>
    </message>
    <message>
        <source>Largest difference to the forces at the highest cutoff</source>
        <translation>가장 높은 컷오프의 힘과의 가장 큰 차이</translation>
    </message>
    <message>
        <source>To the pressure at the highest cutoff</source>
        <translation>가장 높은 컷오프의 압력과의 차이</translation>
    </message>
    <message>
        <source>Short simulations of the round, which look for what the potential does not know</source>
        <translation>포텐셜이 모르는 것을 찾는 이 라운드의 짧은 시뮬레이션</translation>
    </message>
    <message>
        <source>Rehearsals that reached their end without leaving the training set</source>
        <translation>학습 집합을 벗어나지 않고 끝까지 간 리허설</translation>
    </message>
    <message>
        <source>Frames whose grade is beyond the limit for saving</source>
        <translation>등급이 저장 한계를 넘은 프레임</translation>
    </message>
    <message>
        <source>Labels calculated in this round</source>
        <translation>이 라운드에서 계산한 라벨</translation>
    </message>
    <message>
        <source>Labels calculated until then, in all rounds</source>
        <translation>그때까지 모든 라운드에서 계산한 라벨</translation>
    </message>
    <message>
        <source>Configurations that the potential of the round is trained on</source>
        <translation>이 라운드의 포텐셜이 학습한 배치 수</translation>
    </message>
    <message>
        <source>Force error on the new labels before they were trained on: what the potential guessed</source>
        <translation>새 라벨을 학습하기 전의 힘 오차. 포텐셜의 추측이 얼마나 맞았는지</translation>
    </message>
    <message>
        <source>Force error on the same labels after the training</source>
        <translation>같은 라벨에 대한 학습 후의 힘 오차</translation>
    </message>
    <message>
        <source>Strength of the hop: about the square of its length</source>
        <translation>도약의 세기. 대략 길이의 제곱</translation>
    </message>
    <message>
        <source>How long the hop takes</source>
        <translation>도약에 걸린 시간</translation>
    </message>
    <message>
        <source>The cascade that the hop belongs to</source>
        <translation>도약이 속한 연쇄</translation>
    </message>
    <message>
        <source>Largest distance between the places where hops of the cascade began</source>
        <translation>연쇄의 도약이 시작된 자리 사이의 가장 큰 거리</translation>
    </message>
    <message>
        <source>Time between two hops of an ion</source>
        <translation>이온의 두 도약 사이의 시간</translation>
    </message>
    <message>
        <source>Part of all of them</source>
        <translation>전체에서 차지하는 비율</translation>
    </message>
    <message>
        <source>Ions that move together</source>
        <translation>함께 움직이는 이온 수</translation>
    </message>
    <message>
        <source>How many strings have so many ions</source>
        <translation>이온이 그만큼인 끈의 수</translation>
    </message>
    <message>
        <source>Diffusion coefficient</source>
        <translation>확산 계수</translation>
    </message>
    <message>
        <source>Ions for each cation of the framework: x of LixAlCl(3+x)</source>
        <translation>골격의 양이온 하나당 이온 수. LixAlCl(3+x)의 x</translation>
    </message>
    <message>
        <source>One over the largest non-Gaussian parameter: high for motion like that of a liquid</source>
        <translation>비가우스 매개변수 최댓값의 역수. 액체처럼 움직이면 큼</translation>
    </message>
    <message>
        <source>Share of hops that belong to a cascade</source>
        <translation>연쇄에 속한 도약의 비율</translation>
    </message>
    <message>
        <source>Standard error of the share of hops in cascades</source>
        <translation>연쇄에 속한 도약 비율의 표준 오차</translation>
    </message>
    <message>
        <source>Share of hops in cascades if hops knew nothing of each other</source>
        <translation>도약이 서로 무관할 때 연쇄에 속할 비율</translation>
    </message>
    <message>
        <source>Time at which the non-Gaussian parameter is largest</source>
        <translation>비가우스 매개변수가 가장 큰 시간</translation>
    </message>
    <message>
        <source>Conductivity</source>
        <translation>전도도</translation>
    </message>
    <message>
        <source>Diffusion of single ions over that of the charge: below 1 ions move together</source>
        <translation>이온 하나의 확산을 전하의 확산으로 나눈 값. 1보다 작으면 이온이 함께 움직임</translation>
    </message>
    <message>
        <source>The kind of ions that moves</source>
        <translation>움직이는 이온의 종류</translation>
    </message>
    <message>
        <source>The kind of ions whose motion goes with it</source>
        <translation>함께 움직임을 비교하는 이온의 종류</translation>
    </message>
    <message>
        <source>Onsager coefficient of the two kinds of ions</source>
        <translation>두 종류 이온의 온사거 계수</translation>
    </message>
    <message>
        <source>Standard error of the Onsager coefficient</source>
        <translation>온사거 계수의 표준 오차</translation>
    </message>
    <message>
        <source>What the two kinds of ions contribute to the conductivity</source>
        <translation>두 종류 이온이 전도도에 기여하는 값</translation>
    </message>
    <message>
        <source>Standard error of that contribution</source>
        <translation>그 기여의 표준 오차</translation>
    </message>
    <message>
        <source>How far the round lowered the force error on its new labels</source>
        <translation>이 라운드가 새 라벨의 힘 오차를 낮춘 정도</translation>
    </message>
    <message>
        <source>How far that error changes by chance</source>
        <translation>그 오차가 우연히 달라지는 정도</translation>
    </message>
    <message>
        <source>Rounds in a row, up to this one, that improved nothing</source>
        <translation>이 라운드까지 아무것도 나아지지 않고 이어진 라운드 수</translation>
    </message>
    <message>
        <source>Size of the basis</source>
        <translation>기저의 크기</translation>
    </message>
    <message>
        <source>Chebyshev polynomials of a radial function</source>
        <translation>방사 함수 하나의 체비쇼프 다항식 수</translation>
    </message>
    <message>
        <source>Seed of the random starts, and of which part of the set is trained on</source>
        <translation>무작위 시작점의 시드이며, 세트의 어느 부분을 학습할지도 정합니다</translation>
    </message>
    <message>
        <source>Whether the point is trained, or why it could not be</source>
        <translation>점을 학습했는지, 못 했다면 그 이유</translation>
    </message>
    <message>
        <source>Processor time of the training, of all threads</source>
        <translation>학습의 프로세서 시간, 모든 스레드의 합</translation>
    </message>
    <message>
        <source>Level, cutoff and polynomials</source>
        <translation>레벨, 컷오프, 다항식 수</translation>
    </message>
    <message>
        <source>1 if the ion went back to where it came from; of an ion the share of such hops</source>
        <translation>이온이 원래 자리로 돌아가면 1, 이온 하나에 대해서는 그런 도약의 비율</translation>
    </message>
    <message>
        <source>How many hops</source>
        <translation>도약 횟수</translation>
    </message>
    <message>
        <source>Its hops that are in cascades</source>
        <translation>연쇄에 속한 도약의 수</translation>
    </message>
    <message>
        <source>Hops in a time</source>
        <translation>단위 시간당 도약 횟수</translation>
    </message>
    <message>
        <source>The number of the ion in the file</source>
        <translation>파일에 적힌 이온의 번호</translation>
    </message>
    <message>
        <source>Caged if at least half of the displacements stay within a distance, else hopping</source>
        <translation>변위의 절반 이상이 일정 거리 안에 머물면 caged, 아니면 hopping</translation>
    </message>
    <message>
        <source>Mean square displacement after the time that is chosen on the page</source>
        <translation>페이지에서 고른 시간 뒤의 평균 제곱 변위</translation>
    </message>
    <message>
        <source>Share of the displacements that stay within a distance</source>
        <translation>일정 거리 안에 머무는 변위의 비율</translation>
    </message>
    <message>
        <source>Of the hops of the ion</source>
        <translation>이 이온의 도약 가운데 가장 긴 것</translation>
    </message>
</context>
<context>
    <name>mtp::ui::ComparePanel</name>
    <message>
        <source>%1 of %2</source>
        <translation>%2의 %1</translation>
    </message>
    <message>
        <source>The run to compare with</source>
        <translation>비교할 포텐셜</translation>
    </message>
    <message>
        <source>Drop a potential file on the window to add it to this list</source>
        <translation>포텐셜 파일을 창에 끌어다 놓으면 이 목록에 추가됩니다</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>물리량</translation>
    </message>
    <message>
        <source>What is drawn</source>
        <translation>그릴 내용</translation>
    </message>
    <message>
        <source>Errors, overlaid</source>
        <translation>오차, 겹쳐서</translation>
    </message>
    <message>
        <source>Errors, side by side</source>
        <translation>오차, 나란히</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>차이</translation>
    </message>
    <message>
        <source>Statistics of both runs</source>
        <translation>두 포텐셜의 통계</translation>
    </message>
    <message>
        <source>Choose a run</source>
        <translation>포텐셜을 고르십시오</translation>
    </message>
    <message>
        <source>Evaluating %1…</source>
        <translation>%1 평가 중…</translation>
    </message>
    <message>
        <source>Evaluating %1</source>
        <translation>%1 평가</translation>
    </message>
    <message>
        <source>Train a potential, or drop a potential file here</source>
        <translation>포텐셜을 학습하거나 포텐셜 파일을 여기에 끌어다 놓으십시오</translation>
    </message>
    <message>
        <source>Train a second potential, or drop a potential file here, to compare it with %1</source>
        <translation>%1과(와) 비교하려면 두 번째 포텐셜을 학습하거나 포텐셜 파일을 여기에 끌어다 놓으십시오</translation>
    </message>
    <message>
        <source>Choose a run to compare with %1</source>
        <translation>%1과(와) 비교할 포텐셜을 고르십시오</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>비교</translation>
    </message>
    <message>
        <source>No labels of this quantity</source>
        <translation>이 물리량의 라벨이 없습니다</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1 compared with</source>
        <translation>%1의 비교 대상</translation>
    </message>
    <message>
        <source>error</source>
        <translation>오차</translation>
    </message>
    <message>
        <source>%1 minus %2</source>
        <translation>%1 − %2</translation>
    </message>
    <message>
        <source>The quantity whose errors are drawn for both runs</source>
        <translation>두 실행에 대해 오차를 그릴 물리량입니다</translation>
    </message>
    <message>
        <source>Both runs over each other, beside each other, or the error of one minus that of the other</source>
        <translation>두 실행을 겹쳐서, 나란히, 또는 한쪽 오차에서 다른 쪽을 뺀 값으로 그립니다</translation>
    </message>
</context>
<context>
    <name>mtp::ui::ComparedRuns</name>
    <message numerus="yes">
        <source>Compare %Ln more run(s)</source>
        <translation>
            <numerusform>궤적 %Ln개 더 비교</numerusform>
        </translation>
    </message>
    <message>
        <source>Compare %1 no more</source>
        <translation>%1 비교 해제</translation>
    </message>
    <message>
        <source>Change the run %1</source>
        <translation>궤적 %1 변경</translation>
    </message>
    <message>
        <source>Analysing %1</source>
        <translation>%1 분석 중</translation>
    </message>
    <message>
        <source>The analysis was cancelled.</source>
        <translation>분석을 취소했습니다.</translation>
    </message>
    <message numerus="yes">
        <source>Compare %Ln run(s) no more</source>
        <translation>
            <numerusform>궤적 %Ln개 비교 해제</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Change %Ln run(s)</source>
        <translation>
            <numerusform>궤적 %Ln개 변경</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mtp::ui::ConfigurationEdits</name>
    <message>
        <source>training</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>검증</translation>
    </message>
    <message>
        <source>test</source>
        <translation>시험</translation>
    </message>
    <message>
        <source>E&amp;xclude</source>
        <translation>제외(&amp;X)</translation>
    </message>
    <message>
        <source>&amp;Include again</source>
        <translation>다시 포함(&amp;I)</translation>
    </message>
    <message>
        <source>Move to %1</source>
        <translation>%1 세트로 옮기기</translation>
    </message>
    <message>
        <source>&amp;Weight…</source>
        <translation>가중치(&amp;W)…</translation>
    </message>
    <message>
        <source>&amp;Discard labels and recompute</source>
        <translation>라벨을 버리고 다시 계산(&amp;D)</translation>
    </message>
    <message numerus="yes">
        <source>Exclude %Ln configuration(s)</source>
        <translation>
            <numerusform>배치 %Ln개 제외</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Include %Ln configuration(s)</source>
        <translation>
            <numerusform>배치 %Ln개 포함</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Move %Ln configuration(s) to %1</source>
        <translation>
            <numerusform>배치 %Ln개를 %1 세트로 옮기기</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Set the weight of %Ln configuration(s) to %L1</source>
        <translation>
            <numerusform>배치 %Ln개의 가중치를 %L1(으)로 설정</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Discard the labels of %Ln configuration(s)</source>
        <translation>
            <numerusform>배치 %Ln개의 라벨 버리기</numerusform>
        </translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>가중치</translation>
    </message>
    <message numerus="yes">
        <source>Weight of the %Ln selected configuration(s) in the fit:</source>
        <translation>
            <numerusform>선택한 배치 %Ln개의 피팅 가중치:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mtp::ui::ConfigurationTable</name>
    <message>
        <source>to do</source>
        <translation>할 일</translation>
    </message>
    <message>
        <source>done</source>
        <translation>완료</translation>
    </message>
    <message>
        <source>not converged</source>
        <translation>수렴 안 됨</translation>
    </message>
    <message>
        <source>Unchecked configurations are excluded from the training</source>
        <translation>선택 표시가 없는 배치는 학습에서 제외됩니다</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>사용</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>번호</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>분할</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>가중치</translation>
    </message>
    <message>
        <source>Density, g/cm³</source>
        <translation>밀도, g/cm³</translation>
    </message>
    <message>
        <source>Ratio</source>
        <translation>밀도비</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>라벨</translation>
    </message>
    <message>
        <source>Energy, eV/atom</source>
        <translation>에너지, eV/원자</translation>
    </message>
    <message>
        <source>Largest force, eV/Å</source>
        <translation>가장 큰 힘, eV/Å</translation>
    </message>
    <message>
        <source>From</source>
        <translation>모프레임</translation>
    </message>
    <message>
        <source>Label source</source>
        <translation>라벨 출처</translation>
    </message>
    <message>
        <source>Number in the project, from 1</source>
        <translation>프로젝트 안의 번호로 1부터 셉니다</translation>
    </message>
    <message>
        <source>The part: trained on, used to choose the step that is kept, or for errors only</source>
        <translation>부분입니다. 학습, 남길 단계 선택(검증), 오차 계산(시험) 가운데 하나입니다</translation>
    </message>
    <message>
        <source>How much the configuration counts in the objective; 1 is usual</source>
        <translation>목적 함수에서 배치의 비중입니다. 보통 1입니다</translation>
    </message>
    <message>
        <source>Density over the reference density</source>
        <translation>기준 밀도에 대한 밀도의 비율</translation>
    </message>
    <message>
        <source>Whether the configuration has energy and forces, and whether its calculation converged</source>
        <translation>에너지와 힘이 있는지, 계산이 수렴했는지입니다</translation>
    </message>
    <message>
        <source>Energy of the label, for each atom</source>
        <translation>라벨의 원자당 에너지</translation>
    </message>
    <message>
        <source>Length of the largest force of the label</source>
        <translation>라벨에서 가장 큰 힘의 크기</translation>
    </message>
    <message>
        <source>The frame that the configuration was made from</source>
        <translation>배치를 만든 프레임입니다</translation>
    </message>
    <message>
        <source>The code and functional that the label comes from</source>
        <translation>라벨을 계산한 코드와 범함수입니다</translation>
    </message>
</context>
<context>
    <name>mtp::ui::CoveragePanel</name>
    <message>
        <source>Pair of elements</source>
        <translation>원소 쌍</translation>
    </message>
    <message>
        <source>Pair distances of the ladder</source>
        <translation>밀도 사다리의 쌍 거리</translation>
    </message>
    <message>
        <source>Add densities to see how often each distance occurs</source>
        <translation>밀도를 추가하면 각 거리가 얼마나 자주 나타나는지 볼 수 있습니다</translation>
    </message>
    <message>
        <source>No gap below the cutoff</source>
        <translation>컷오프 아래에 빈 구간이 없습니다</translation>
    </message>
    <message>
        <source>No gap of %1 below the cutoff; ⚠ marks pairs that have one</source>
        <translation>%1에는 컷오프 아래에 빈 구간이 없습니다. 빈 구간이 있는 쌍은 ⚠로 표시합니다</translation>
    </message>
    <message>
        <source>⚠ No %1 pairs between %L2 and %3</source>
        <translation>⚠ %L2~%3에 %1 쌍이 없습니다</translation>
    </message>
    <message>
        <source>Å</source>
        <translation>Å</translation>
    </message>
    <message>
        <source>Add density %L1</source>
        <translation>밀도 %L1 추가</translation>
    </message>
    <message>
        <source>Marks pairs with a gap between their shortest and their longest distance</source>
        <translation>가장 짧은 거리와 긴 거리 사이에 빈 구간이 있는 쌍에 표시가 붙습니다</translation>
    </message>
    <message>
        <source>Adds the density to the ladder whose scaled frames have these distances</source>
        <translation>이 거리를 갖게 되는 밀도를 밀도 사다리에 추가합니다</translation>
    </message>
</context>
<context>
    <name>mtp::ui::CoveragePlot</name>
    <message>
        <source>r, Å</source>
        <translation>r, Å</translation>
    </message>
    <message>
        <source>Pairs</source>
        <translation>쌍 수</translation>
    </message>
    <message>
        <source>short</source>
        <translation>짧음</translation>
    </message>
    <message>
        <source>equilibrium</source>
        <translation>평형</translation>
    </message>
    <message>
        <source>long</source>
        <translation>김</translation>
    </message>
    <message>
        <source>gap</source>
        <translation>빈틈</translation>
    </message>
    <message>
        <source>f(r)</source>
        <translation>f(r)</translation>
    </message>
    <message>
        <source>
ratio %L1: %L2 pairs</source>
        <translation>
밀도비 %L1: 쌍 %L2개</translation>
    </message>
</context>
<context>
    <name>mtp::ui::DensitiesPage</name>
    <message>
        <source>Open a trajectory first: its frames are scaled here</source>
        <translation>먼저 궤적을 여십시오. 그 프레임의 밀도를 여기에서 바꿉니다</translation>
    </message>
    <message>
        <source>Go to Trajectory</source>
        <translation>궤적 페이지로</translation>
    </message>
    <message>
        <source>No AIMD run yet? Pack a cell for one…</source>
        <translation>아직 AIMD 계산이 없습니까? 시작 셀 채우기…</translation>
    </message>
    <message>
        <source>Three views</source>
        <translation>세 화면</translation>
    </message>
    <message>
        <source>Show the lowest and the highest density of the ladder beside the displayed cell</source>
        <translation>표시된 셀 옆에 사다리의 가장 낮은 밀도와 가장 높은 밀도를 함께 보여 줍니다</translation>
    </message>
    <message>
        <source>Random distribution…</source>
        <translation>무작위 배열…</translation>
    </message>
    <message>
        <source>Place ions at random at a density, as a start for AIMD</source>
        <translation>AIMD의 시작 구조로 쓸 이온을 주어진 밀도에서 무작위로 배열합니다</translation>
    </message>
    <message>
        <source>AIMD run from this cell…</source>
        <translation>이 셀에서 AIMD 계산…</translation>
    </message>
    <message>
        <source>Write the deck of an AIMD run that starts from the displayed cell</source>
        <translation>표시된 셀에서 시작하는 AIMD 계산의 입력 파일을 씁니다</translation>
    </message>
    <message>
        <source>Export configurations</source>
        <translation>배치 내보내기</translation>
    </message>
    <message numerus="yes">
        <source>%Ln configuration(s) made. Next: run single-point calculations.</source>
        <translation>
            <numerusform>배치 %Ln개를 만들었습니다. 다음 단계: 단일점 계산을 실행하십시오.</numerusform>
        </translation>
    </message>
    <message>
        <source>Export configurations…</source>
        <translation>배치 내보내기…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln configuration(s) saved to %1</source>
        <translation>
            <numerusform>배치 %Ln개를 %1에 저장했습니다</numerusform>
        </translation>
    </message>
    <message>
        <source>Import labels</source>
        <translation>라벨 가져오기</translation>
    </message>
    <message>
        <source>All frames at each density</source>
        <translation>밀도마다 모든 프레임</translation>
    </message>
    <message numerus="yes">
        <source>%Ln frame(s) per density</source>
        <translation>
            <numerusform>밀도당 프레임 %Ln개</numerusform>
        </translation>
    </message>
    <message>
        <source>Reset the cell shape at density %L1</source>
        <translation>밀도 %L1의 셀 모양 초기화</translation>
    </message>
    <message>
        <source>Limit distances to %L1 × sum of radii</source>
        <translation>거리를 반지름 합의 %L1배로 제한</translation>
    </message>
    <message numerus="yes">
        <source>%Ln frame(s)</source>
        <translation>
            <numerusform>프레임 %Ln개</numerusform>
        </translation>
    </message>
    <message>
        <source> × </source>
        <translation> × </translation>
    </message>
    <message numerus="yes">
        <source>%Ln densit{y|ies}</source>
        <translation>
            <numerusform>밀도 %Ln개</numerusform>
        </translation>
    </message>
    <message>
        <source> · </source>
        <translation> · </translation>
    </message>
    <message numerus="yes">
        <source>%Ln configuration(s) made</source>
        <translation>
            <numerusform>배치 %Ln개 만듦</numerusform>
        </translation>
    </message>
    <message>
        <source>fs</source>
        <translation>fs</translation>
    </message>
    <message>
        <source>Making configurations…</source>
        <translation>배치를 만들고 있습니다…</translation>
    </message>
    <message numerus="yes">
        <source>Make %Ln configuration(s)</source>
        <translation>
            <numerusform>배치 %Ln개 만들기</numerusform>
        </translation>
    </message>
    <message>
        <source>Add densities to the ladder</source>
        <translation>사다리에 밀도를 추가하십시오</translation>
    </message>
    <message>
        <source>All configurations made</source>
        <translation>배치를 모두 만들었습니다</translation>
    </message>
    <message>
        <source>%1 · ratio %L2</source>
        <translation>%1 · 밀도비 %L2</translation>
    </message>
    <message>
        <source>g/cm³</source>
        <translation>g/cm³</translation>
    </message>
    <message>
        <source>Stretch %1 by %L2 % at density %L3</source>
        <translation>밀도 %L3에서 %1 축을 %L2 % 늘이기</translation>
    </message>
    <message>
        <source>Densities</source>
        <translation>밀도</translation>
    </message>
    <message>
        <source>An AIMD run is opened there, and its frames are chosen (Alt+1)</source>
        <translation>AIMD 계산을 열고 프레임을 고르는 페이지입니다 (Alt+1)</translation>
    </message>
    <message>
        <source>Ions at random at a density of your choice; from there an AIMD run makes the trajectory</source>
        <translation>원하는 밀도로 이온을 무작위로 배열합니다. 여기서 시작한 AIMD 계산이 궤적을 만듭니다</translation>
    </message>
</context>
<context>
    <name>mtp::ui::DensityJobs</name>
    <message>
        <source>Scaling configurations</source>
        <translation>배치의 밀도 변환</translation>
    </message>
    <message>
        <source>Exporting configurations</source>
        <translation>배치 내보내는 중</translation>
    </message>
    <message>
        <source>Counting pair distances</source>
        <translation>쌍 거리 세는 중</translation>
    </message>
    <message>
        <source>Measuring the training set</source>
        <translation>학습 세트 측정 중</translation>
    </message>
</context>
<context>
    <name>mtp::ui::DensityStage</name>
    <message>
        <source>Select frames on the Trajectory page</source>
        <translation>궤적 페이지에서 프레임을 선택하십시오</translation>
    </message>
    <message>
        <source>Add a density above 1 to the ladder</source>
        <translation>사다리에 1보다 높은 밀도를 추가하십시오</translation>
    </message>
    <message>
        <source>Add a density below 1 to the ladder</source>
        <translation>사다리에 1보다 낮은 밀도를 추가하십시오</translation>
    </message>
</context>
<context>
    <name>mtp::ui::DoubtTabs</name>
    <message>
        <source>M&amp;ap</source>
        <translation>맵(&amp;A)</translation>
    </message>
    <message>
        <source>Calibration</source>
        <translation>보정</translation>
    </message>
    <message>
        <source>Every configuration as a point: finds near copies and lonely ones</source>
        <translation>배치마다 점 하나입니다. 거의 같은 배치와 외딴 배치를 찾습니다</translation>
    </message>
    <message>
        <source>How well grades and the spread of a committee foretell errors</source>
        <translation>등급과 위원회의 편차가 오차를 얼마나 잘 예측하는지 봅니다</translation>
    </message>
    <message>
        <source>Extrapolation grades: up to 1 the potential interpolates</source>
        <translation>외삽 등급입니다. 1까지는 내삽입니다</translation>
    </message>
    <message>
        <source>Gra&amp;des</source>
        <translation>등급(&amp;D)</translation>
    </message>
</context>
<context>
    <name>mtp::ui::DynamicsAnalysis</name>
    <message>
        <source>Analysing the motion</source>
        <translation>운동 분석 중</translation>
    </message>
</context>
<context>
    <name>mtp::ui::DynamicsFigures</name>
    <message>
        <source>Results</source>
        <translation>결과</translation>
    </message>
    <message>
        <source>diffusion coefficient</source>
        <translation>확산 계수</translation>
    </message>
    <message>
        <source>Nernst–Einstein</source>
        <translation>Nernst–Einstein</translation>
    </message>
    <message>
        <source>collective</source>
        <translation>집단 이동</translation>
    </message>
    <message>
        <source>Haven ratio</source>
        <translation>Haven 비</translation>
    </message>
    <message>
        <source>caged</source>
        <translation>갇힌 이온</translation>
    </message>
    <message>
        <source>hops per ion and ns</source>
        <translation>이온·ns당 도약 수</translation>
    </message>
    <message>
        <source>P_casc</source>
        <translation>P_casc</translation>
    </message>
    <message>
        <source>by chance</source>
        <translation>우연에 의한 값</translation>
    </message>
    <message>
        <source>Report…</source>
        <translation>보고서…</translation>
    </message>
    <message>
        <source>One page with numbers, plots and methods (HTML)</source>
        <translation>수치, 그림, 방법을 담은 한 페이지(HTML)</translation>
    </message>
    <message>
        <source>Copy methods</source>
        <translation>방법 설명 복사</translation>
    </message>
    <message>
        <source>A paragraph for a methods section, to the clipboard</source>
        <translation>논문의 방법 절에 쓸 한 단락을 클립보드에 복사합니다</translation>
    </message>
    <message>
        <source>no conductivity: %1</source>
        <translation>전도도 없음: %1</translation>
    </message>
    <message>
        <source>p_hop of vibrations and of hops part at %1 Å²: a threshold for hops</source>
        <translation>진동과 도약의 p_hop이 %1 Å²에서 갈라집니다. 도약의 문턱값입니다</translation>
    </message>
    <message numerus="yes">
        <source>%Ln note(s) about this run</source>
        <translation>
            <numerusform>이 궤적에 대한 참고 사항 %Ln개</numerusform>
        </translation>
    </message>
    <message>
        <source>cm²/s</source>
        <translation>cm²/s</translation>
    </message>
    <message>
        <source>mS/cm</source>
        <translation>mS/cm</translation>
    </message>
    <message numerus="yes">
        <source>%Ln hop(s)</source>
        <translation>
            <numerusform>도약 %Ln회</numerusform>
        </translation>
    </message>
    <message>
        <source>%</source>
        <translation>%</translation>
    </message>
    <message numerus="yes">
        <source>%Ln hop(s): too few for P_casc</source>
        <translation>
            <numerusform>도약 %Ln회: P_casc를 구하기에는 너무 적습니다</numerusform>
        </translation>
    </message>
    <message>
        <source>transference number</source>
        <translation>이온 수송률</translation>
    </message>
    <message>
        <source>The share of the current that the ions carry, in the frame of reference chosen</source>
        <translation>선택한 기준틀에서 이온이 나르는 전류의 몫</translation>
    </message>
    <message>
        <source>%1 with %2: %3 mS/cm</source>
        <translation>%1와(과) %2: %3 mS/cm</translation>
    </message>
</context>
<context>
    <name>mtp::ui::DynamicsForm</name>
    <message>
        <source>automatic</source>
        <translation>자동</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>운동</translation>
    </message>
    <message>
        <source>all others</source>
        <translation>나머지 모두</translation>
    </message>
    <message>
        <source>framework</source>
        <translation>골격</translation>
    </message>
    <message>
        <source>centre of mass</source>
        <translation>질량 중심</translation>
    </message>
    <message>
        <source>Equilibration: left out at the start</source>
        <translation>평형화: 처음부터 제외할 구간</translation>
    </message>
    <message>
        <source>of the run</source>
        <translation>(궤적에서)</translation>
    </message>
    <message>
        <source>Time step of the simulation, for dumps that tell only their steps</source>
        <translation>시뮬레이션의 시간 간격. 스텝 번호만 있는 덤프에 필요합니다</translation>
    </message>
    <message>
        <source>For conductivities</source>
        <translation>전도도 계산에 씁니다</translation>
    </message>
    <message>
        <source>The range in which D is fitted; its ends are also dragged in the plot of the mean square displacement</source>
        <translation>D를 피팅하는 구간. 평균 제곱 변위 그림에서 양 끝을 끌어서 바꿀 수도 있습니다</translation>
    </message>
    <message>
        <source>I&amp;on</source>
        <translation>이온(&amp;O)</translation>
    </message>
    <message>
        <source>Fra&amp;mework</source>
        <translation>골격(&amp;M)</translation>
    </message>
    <message>
        <source>F&amp;rame of</source>
        <translation>기준계(&amp;R)</translation>
    </message>
    <message>
        <source>S&amp;kip first</source>
        <translation>앞부분 제외(&amp;K)</translation>
    </message>
    <message>
        <source>ps</source>
        <translation>ps</translation>
    </message>
    <message>
        <source>&amp;Time step</source>
        <translation>시간 간격(&amp;T)</translation>
    </message>
    <message>
        <source>fs</source>
        <translation>fs</translation>
    </message>
    <message>
        <source>Tem&amp;perature</source>
        <translation>온도(&amp;P)</translation>
    </message>
    <message>
        <source>K</source>
        <translation>K</translation>
    </message>
    <message>
        <source>Fit from</source>
        <translation>피팅 시작</translation>
    </message>
    <message>
        <source>to</source>
        <translation>~</translation>
    </message>
    <message>
        <source>Hops</source>
        <translation>도약</translation>
    </message>
    <message>
        <source>Before and after a hop: means over this time tell the two places</source>
        <translation>도약의 전과 후: 이 시간 동안의 평균으로 두 자리를 구분합니다</translation>
    </message>
    <message>
        <source>A hop is a maximum of p_hop above this: about the square of its length. It is also dragged in the plot of the survival of p_hop.</source>
        <translation>p_hop의 극댓값이 이 값보다 크면 도약입니다. 대략 도약 거리의 제곱에 해당합니다. p_hop 생존 함수 그림에서 끌어서 바꿀 수도 있습니다.</translation>
    </message>
    <message>
        <source>threshold of hops</source>
        <translation>도약의 문턱값</translation>
    </message>
    <message>
        <source>minimum of P(r)</source>
        <translation>P(r)의 극솟값</translation>
    </message>
    <message>
        <source>beyond Gaussian</source>
        <translation>가우스 분포를 벗어남</translation>
    </message>
    <message>
        <source>The distance between caged and hopping ions</source>
        <translation>갇힌 이온과 도약하는 이온을 나누는 거리</translation>
    </message>
    <message>
        <source>The time after which ions are called caged or hopping</source>
        <translation>이온을 갇힘 또는 도약으로 판정하는 시간</translation>
    </message>
    <message>
        <source>&amp;Window</source>
        <translation>시간 창(&amp;W)</translation>
    </message>
    <message>
        <source>Thre&amp;shold</source>
        <translation>문턱값(&amp;S)</translation>
    </message>
    <message>
        <source>Å²</source>
        <translation>Å²</translation>
    </message>
    <message>
        <source>Caged within</source>
        <translation>갇힘 거리</translation>
    </message>
    <message>
        <source>after</source>
        <translation>시간</translation>
    </message>
    <message>
        <source>Cascades</source>
        <translation>연쇄 도약</translation>
    </message>
    <message>
        <source>neighbour</source>
        <translation>이웃</translation>
    </message>
    <message>
        <source>refill</source>
        <translation>채움</translation>
    </message>
    <message>
        <source>A hop follows another within this time</source>
        <translation>이 시간 안에 일어난 도약을 뒤이은 도약으로 봅니다</translation>
    </message>
    <message>
        <source>Neighbours start within this distance; by default the first minimum of g(r)</source>
        <translation>이 거리 안에서 시작된 도약을 이웃으로 봅니다. 기본값은 g(r)의 첫 극솟값입니다</translation>
    </message>
    <message>
        <source>R&amp;ule</source>
        <translation>규칙(&amp;U)</translation>
    </message>
    <message>
        <source>With&amp;in</source>
        <translation>시간 한도(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Neighbours</source>
        <translation>이웃 거리(&amp;N)</translation>
    </message>
    <message>
        <source>Å</source>
        <translation>Å</translation>
    </message>
    <message>
        <source>Refi&amp;ll</source>
        <translation>채움 거리(&amp;L)</translation>
    </message>
    <message>
        <source>Scattering</source>
        <translation>산란</translation>
    </message>
    <message>
        <source>The wave number of F_s(q,t); by default that of the largest S(q)</source>
        <translation>F_s(q,t)의 파수. 기본값은 S(q)가 가장 큰 파수입니다</translation>
    </message>
    <message>
        <source>&amp;q</source>
        <translation>q(&amp;Q)</translation>
    </message>
    <message>
        <source>1/Å</source>
        <translation>1/Å</translation>
    </message>
    <message>
        <source>auto %1</source>
        <translation>자동 %1</translation>
    </message>
    <message>
        <source>published program</source>
        <translation>논문 프로그램</translation>
    </message>
    <message>
        <source>A hop follows one that started nearby (neighbour), or ends where that one started (refill). A published program counts steps of one frame, and ions nearby that moved in the 10 frames before.</source>
        <translation>가까이에서 시작된 도약의 뒤를 잇거나(이웃), 그 도약이 떠난 자리에서 끝나는(채움) 도약을 연쇄로 봅니다. 논문 프로그램은 한 프레임의 이동을 세고, 앞선 10프레임 동안 움직인 가까운 이온을 봅니다.</translation>
    </message>
    <message>
        <source>The element whose motion is analysed; lithium, if there is any, unless you choose</source>
        <translation>움직임을 분석할 원소입니다. 따로 고르지 않으면 리튬이 있을 때 리튬입니다</translation>
    </message>
    <message>
        <source>What the ions move through: its drift is taken off their motion</source>
        <translation>이온이 지나가는 골격입니다. 골격의 표류를 이온의 움직임에서 뺍니다</translation>
    </message>
    <message>
        <source>Automatic: as far as the mean square displacement is surely known</source>
        <translation>자동이면 평균 제곱 변위를 믿을 수 있는 데까지입니다</translation>
    </message>
    <message>
        <source>A place counts as refilled if the hop ends so near to where the other began</source>
        <translation>도약이 다른 도약의 시작 자리에서 이 거리 안에 끝나면 자리가 다시 채워진 것으로 봅니다</translation>
    </message>
    <message>
        <source>What the motion of the ions is measured against: without drift of the framework, without drift of the whole, or as the positions are in the file. Automatic: the framework, unless it only vibrates about its place.</source>
        <translation>이온의 운동을 무엇에 대해 재는지 고릅니다. 골격의 흐름을 뺀 것, 전체의 흐름을 뺀 것, 파일에 적힌 위치 그대로입니다. 자동은 골격이 제자리에서 진동만 하지 않는 한 골격입니다.</translation>
    </message>
    <message>
        <source>Charges</source>
        <translation>전하</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>알 수 없음</translation>
    </message>
    <message>
        <source>For conductivities, transference numbers and the Haven ratio; at first the formal charge</source>
        <translation>전도도, 이온 수송률, Haven 비에 쓰입니다. 처음 값은 형식 전하입니다</translation>
    </message>
    <message>
        <source>e</source>
        <translation>e</translation>
    </message>
    <message>
        <source>auto: %1</source>
        <translation>자동: %1</translation>
    </message>
    <message>
        <source>the file</source>
        <translation>파일</translation>
    </message>
</context>
<context>
    <name>mtp::ui::DynamicsPage</name>
    <message>
        <source>Motion</source>
        <translation>운동</translation>
    </message>
    <message>
        <source>Hops and cascades</source>
        <translation>도약과 연쇄</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>궤적 비교</translation>
    </message>
    <message>
        <source>Drop a long run here: a LAMMPS dump, or any other trajectory</source>
        <translation>긴 궤적을 여기에 끌어다 놓으십시오: LAMMPS 덤프 또는 다른 궤적</translation>
    </message>
    <message>
        <source>Open trajectory…</source>
        <translation>궤적 열기…</translation>
    </message>
    <message>
        <source>Open trajectory</source>
        <translation>궤적 열기</translation>
    </message>
    <message>
        <source>Change the analysis of motion</source>
        <translation>운동 분석 설정 변경</translation>
    </message>
    <message>
        <source>The types of the trajectory have no names. Open it again and name them: Li, Cl, Al.</source>
        <translation>궤적의 유형에 이름이 없습니다. 다시 열고 이름을 지정하십시오: Li, Cl, Al.</translation>
    </message>
    <message>
        <source>Write report</source>
        <translation>보고서 쓰기</translation>
    </message>
    <message>
        <source>Web page (*.html)</source>
        <translation>웹 페이지 (*.html)</translation>
    </message>
    <message>
        <source>Motion of %1 in %2</source>
        <translation>%2에서 %1의 운동</translation>
    </message>
    <message>
        <source>%1 was written.</source>
        <translation>%1을(를) 썼습니다.</translation>
    </message>
    <message>
        <source>A paragraph about the methods was copied.</source>
        <translation>방법을 설명하는 단락을 복사했습니다.</translation>
    </message>
    <message>
        <source>The run tells its steps and no times. Type the time step of the simulation (inspector, Motion): the analysis starts with it.</source>
        <translation>이 궤적에는 스텝 번호만 있고 시간이 없습니다. 시뮬레이션의 시간 간격을 입력하십시오(오른쪽 패널의 운동). 입력하면 분석이 시작됩니다.</translation>
    </message>
    <message>
        <source>Analyse %1 ps</source>
        <translation>%1 ps 분석</translation>
    </message>
    <message numerus="yes">
        <source>Analyse %Ln frame(s)</source>
        <translation>
            <numerusform>프레임 %Ln개 분석</numerusform>
        </translation>
    </message>
    <message>
        <source>Not analysed yet</source>
        <translation>아직 분석하지 않음</translation>
    </message>
    <message>
        <source>No trajectory</source>
        <translation>궤적 없음</translation>
    </message>
    <message numerus="yes">
        <source>%Ln frame(s)</source>
        <translation>
            <numerusform>프레임 %Ln개</numerusform>
        </translation>
    </message>
    <message>
        <source>Dynamics</source>
        <translation>동역학</translation>
    </message>
    <message>
        <source>How far the ions move in a time: diffusion coefficient and conductivity</source>
        <translation>시간에 따라 이온이 움직인 거리입니다. 확산 계수와 전도도를 구합니다</translation>
    </message>
    <message>
        <source>Which ion hops when and where to, and which hops follow each other</source>
        <translation>어떤 이온이 언제 어디로 도약하고 어떤 도약이 이어지는지 봅니다</translation>
    </message>
    <message>
        <source>Several runs beside each other: diffusion against temperature and its activation energy</source>
        <translation>여러 실행을 비교합니다. 온도에 따른 확산과 활성화 에너지입니다</translation>
    </message>
    <message>
        <source>The time step is read from the file, or asked for if the file does not tell it</source>
        <translation>시간 간격은 파일에서 읽고, 파일에 없으면 묻습니다</translation>
    </message>
    <message>
        <source>Structure</source>
        <translation>구조</translation>
    </message>
    <message>
        <source>Scattering functions, neighbours that stay, and polyhedra that turn</source>
        <translation>산란 함수, 머무는 이웃, 회전하는 다면체</translation>
    </message>
    <message>
        <source>Vibrations</source>
        <translation>진동</translation>
    </message>
    <message>
        <source>How the velocities of the ions change: their correlation and its spectrum</source>
        <translation>이온 속도의 변화: 상관 함수와 그 스펙트럼</translation>
    </message>
</context>
<context>
    <name>mtp::ui::EditActions</name>
    <message>
        <source>&amp;Copy</source>
        <translation>복사(&amp;C)</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>모두 선택(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Find…</source>
        <translation>찾기(&amp;F)…</translation>
    </message>
    <message>
        <source>Search the list of this page</source>
        <translation>이 페이지의 목록에서 찾습니다</translation>
    </message>
    <message>
        <source>This page has no list that can be searched</source>
        <translation>이 페이지에는 찾을 수 있는 목록이 없습니다</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>실행 취소(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Undo %1</source>
        <translation>실행 취소(&amp;U): %1</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>다시 실행(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Redo %1</source>
        <translation>다시 실행(&amp;R): %1</translation>
    </message>
</context>
<context>
    <name>mtp::ui::EngineForm</name>
    <message>
        <source>Look again</source>
        <translation>다시 찾기</translation>
    </message>
    <message>
        <source>After LAMMPS was installed</source>
        <translation>LAMMPS를 설치한 뒤에 누르십시오</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>선택…</translation>
    </message>
    <message>
        <source>Another LAMMPS program</source>
        <translation>다른 LAMMPS 프로그램</translation>
    </message>
    <message>
        <source>LAMMPS</source>
        <translation>LAMMPS</translation>
    </message>
    <message>
        <source>MPI processes; each should have 500 atoms or more</source>
        <translation>MPI 프로세스 수. 프로세스마다 원자가 500개 이상이면 좋습니다</translation>
    </message>
    <message>
        <source>Processes</source>
        <translation>프로세스</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>변경…</translation>
    </message>
    <message>
        <source>Write the run somewhere else</source>
        <translation>실행 폴더를 다른 곳에 씁니다</translation>
    </message>
    <message>
        <source>Write only</source>
        <translation>쓰기만 하기</translation>
    </message>
    <message>
        <source>Write the folder without starting it: it can be copied to a cluster and run there by any LAMMPS with KIM or pair_style mtp; a job script for Slurm is in it</source>
        <translation>시작하지 않고 폴더만 씁니다. 클러스터로 복사하면 KIM이나 pair_style mtp가 있는 어떤 LAMMPS로도 실행할 수 있으며, Slurm 작업 스크립트가 들어 있습니다</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>폴더</translation>
    </message>
    <message>
        <source>Looking for LAMMPS</source>
        <translation>LAMMPS 찾기</translation>
    </message>
    <message>
        <source>Looking for LAMMPS…</source>
        <translation>LAMMPS를 찾고 있습니다…</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>pair_style mtp</source>
        <translation>pair_style mtp</translation>
    </message>
    <message>
        <source>KIM</source>
        <translation>KIM</translation>
    </message>
    <message>
        <source>LAMMPS program</source>
        <translation>LAMMPS 프로그램</translation>
    </message>
    <message>
        <source>Folder in which the run gets a folder</source>
        <translation>실행 폴더를 만들 상위 폴더</translation>
    </message>
</context>
<context>
    <name>mtp::ui::ErrorPanel</name>
    <message>
        <source>Force error</source>
        <translation>힘 오차</translation>
    </message>
    <message>
        <source>Energy error</source>
        <translation>에너지 오차</translation>
    </message>
    <message>
        <source>Pressure error</source>
        <translation>압력 오차</translation>
    </message>
    <message>
        <source>Distribution</source>
        <translation>분포</translation>
    </message>
    <message>
        <source>How the errors are distributed</source>
        <translation>오차의 분포</translation>
    </message>
    <message>
        <source>Force</source>
        <translation>힘</translation>
    </message>
    <message>
        <source>Energy</source>
        <translation>에너지</translation>
    </message>
    <message>
        <source>Virial</source>
        <translation>비리얼</translation>
    </message>
    <message>
        <source>Pressure</source>
        <translation>압력</translation>
    </message>
    <message>
        <source>Histogram</source>
        <translation>히스토그램</translation>
    </message>
    <message>
        <source>Cumulative</source>
        <translation>누적</translation>
    </message>
    <message>
        <source>Errors against</source>
        <translation>추이</translation>
    </message>
    <message>
        <source>What the errors depend on</source>
        <translation>오차가 무엇에 따라 달라지는지</translation>
    </message>
    <message>
        <source>|F|</source>
        <translation>|F|</translation>
    </message>
    <message>
        <source>Density</source>
        <translation>밀도</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>시간</translation>
    </message>
    <message>
        <source>Shortest distance</source>
        <translation>가장 짧은 거리</translation>
    </message>
    <message>
        <source>error, %1</source>
        <translation>오차, %1</translation>
    </message>
    <message>
        <source>count</source>
        <translation>개수</translation>
    </message>
    <message>
        <source>|error|, %1</source>
        <translation>|오차|, %1</translation>
    </message>
    <message>
        <source>cumulative fraction</source>
        <translation>누적 비율</translation>
    </message>
    <message>
        <source>fraction</source>
        <translation>비율</translation>
    </message>
    <message>
        <source>Not known for these configurations</source>
        <translation>이 배치들에서는 알 수 없습니다</translation>
    </message>
    <message>
        <source>The quantity whose errors are counted</source>
        <translation>오차를 셀 물리량입니다</translation>
    </message>
    <message>
        <source>How many errors are of a size, or what share is smaller than a size</source>
        <translation>크기별 오차의 개수, 또는 그보다 작은 오차의 비율입니다</translation>
    </message>
    <message>
        <source>The error of the vertical axis</source>
        <translation>세로축의 오차입니다</translation>
    </message>
    <message>
        <source>The horizontal axis: where errors grow along it, labels are missing there</source>
        <translation>가로축입니다. 오차가 커지는 곳에는 라벨이 부족합니다</translation>
    </message>
</context>
<context>
    <name>mtp::ui::EstimateJob</name>
    <message>
        <source>Estimating the training</source>
        <translation>학습 규모 추정 중</translation>
    </message>
    <message>
        <source>MB</source>
        <translation>MB</translation>
    </message>
    <message>
        <source>%L1 parameters (%L2 linear, %L3 radial)
%L4 labels to fit
About %5 of memory, about %6, and %7 if all iterations are needed</source>
        <translation>매개변수 %L1개(선형 %L2개, 방사 %L3개)
피팅할 라벨 %L4개
메모리 약 %5, 시간 약 %6, 반복을 모두 쓰면 %7</translation>
    </message>
</context>
<context>
    <name>mtp::ui::ExpansionForm</name>
    <message>
        <source>Scaling</source>
        <translation>밀도 변환</translation>
    </message>
    <message>
        <source>All atoms (affine)</source>
        <translation>모든 원자(아핀)</translation>
    </message>
    <message>
        <source>Rigid units</source>
        <translation>강체 단위</translation>
    </message>
    <message>
        <source>Rigid units: bonded groups such as AlCl4 keep their geometry and only move apart or together</source>
        <translation>강체 단위: AlCl4처럼 결합된 무리는 모양을 유지하고 서로의 간격만 바뀝니다</translation>
    </message>
    <message>
        <source>&amp;Mode</source>
        <translation>방식(&amp;M)</translation>
    </message>
    <message>
        <source>Two atoms are bonded if they are nearer than this times the sum of their covalent radii</source>
        <translation>두 원자의 거리가 공유 결합 반지름의 합에 이 값을 곱한 것보다 짧으면 결합된 것으로 봅니다</translation>
    </message>
    <message>
        <source>&amp;Bond cutoff</source>
        <translation>결합 컷오프(&amp;B)</translation>
    </message>
    <message>
        <source>× sum of radii</source>
        <translation>× 반지름의 합</translation>
    </message>
    <message>
        <source>Scale rigid units</source>
        <translation>강체 단위로 밀도 변환</translation>
    </message>
    <message>
        <source>Scale all atoms</source>
        <translation>모든 원자로 밀도 변환</translation>
    </message>
    <message>
        <source>Bond up to %L1 × sum of radii</source>
        <translation>반지름 합의 %L1배까지 결합</translation>
    </message>
    <message>
        <source>Other changes</source>
        <translation>그 밖의 변경</translation>
    </message>
    <message>
        <source>Standard deviation of random displacements</source>
        <translation>무작위 변위의 표준 편차</translation>
    </message>
    <message>
        <source>Å</source>
        <translation>Å</translation>
    </message>
    <message>
        <source>&amp;Seed</source>
        <translation>시드(&amp;S)</translation>
    </message>
    <message>
        <source>Displace by %1</source>
        <translation>%1 변위</translation>
    </message>
    <message>
        <source>Change the seed to %1</source>
        <translation>시드를 %1(으)로 변경</translation>
    </message>
    <message>
        <source>Strain, %</source>
        <translation>변형률, %</translation>
    </message>
    <message>
        <source>Strain %1, percent</source>
        <translation>%1 방향 변형률, 퍼센트</translation>
    </message>
    <message>
        <source>Strain %1 by %L2 %</source>
        <translation>%1 방향으로 %L2 % 변형</translation>
    </message>
    <message>
        <source>Cells along %1</source>
        <translation>%1 방향 셀 수</translation>
    </message>
    <message>
        <source>Repeat the cell %L1 × %L2 × %L3</source>
        <translation>셀을 %L1 × %L2 × %L3 반복</translation>
    </message>
    <message>
        <source>S&amp;upercell</source>
        <translation>슈퍼셀(&amp;U)</translation>
    </message>
    <message>
        <source>⚠ All atoms form one network (%1): there is no unit to keep rigid, so that they scale as in affine mode. Lower the bond cutoff to separate units.</source>
        <translation>⚠ 모든 원자가 하나의 그물로 이어져 있어(%1) 모양을 유지할 단위가 없습니다. 아핀 방식과 똑같이 변환됩니다. 단위를 나누려면 결합 컷오프를 낮추십시오.</translation>
    </message>
    <message>
        <source>Of the random displacements: the same seed gives the same configurations</source>
        <translation>무작위 변위의 시드입니다. 같은 시드는 같은 배치를 만듭니다</translation>
    </message>
    <message>
        <source>Change of the shape beside the density: along an axis (xx, yy, zz) or a shear. 0: none</source>
        <translation>밀도와 별개로 셀 모양을 바꿉니다. 축 방향(xx, yy, zz) 또는 전단이며, 0은 변화 없음입니다</translation>
    </message>
    <message>
        <source>Copies of the cell in this direction, 1 to 20; single points cost more than in proportion</source>
        <translation>이 방향으로 반복하는 수로 1~20입니다. 단일점 계산 비용은 비례보다 더 늘어납니다</translation>
    </message>
    <message>
        <source>Displace</source>
        <translation>변위</translation>
    </message>
</context>
<context>
    <name>mtp::ui::ExportActions</name>
    <message>
        <source>Export &amp;potential…</source>
        <translation>포텐셜 내보내기(&amp;P)…</translation>
    </message>
    <message>
        <source>Ctrl+E</source>
        <translation>Ctrl+E</translation>
    </message>
    <message>
        <source>&amp;Export training set…</source>
        <translation>학습 세트 내보내기(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Collect into a folder…</source>
        <translation>폴더에 모으기(&amp;C)…</translation>
    </message>
    <message>
        <source>Show as co&amp;mmands…</source>
        <translation>명령으로 보기(&amp;M)…</translation>
    </message>
    <message>
        <source>No project is open</source>
        <translation>열린 프로젝트가 없습니다</translation>
    </message>
    <message>
        <source>The current potential as a file</source>
        <translation>현재 포텐셜을 파일로 저장합니다</translation>
    </message>
    <message>
        <source>There is no potential yet: train one, or open a file</source>
        <translation>아직 포텐셜이 없습니다. 학습하거나 파일을 여십시오</translation>
    </message>
    <message>
        <source>The labelled configurations as one file</source>
        <translation>라벨이 있는 배치를 한 파일로 저장합니다</translation>
    </message>
    <message>
        <source>There are no labelled configurations yet</source>
        <translation>아직 라벨이 있는 배치가 없습니다</translation>
    </message>
    <message>
        <source>The project with copies of its sources</source>
        <translation>프로젝트와 그 소스의 사본을 저장합니다</translation>
    </message>
    <message>
        <source>Shell commands that make the same</source>
        <translation>같은 결과를 만드는 셸 명령</translation>
    </message>
    <message>
        <source>There is no potential to export yet.</source>
        <translation>아직 내보낼 포텐셜이 없습니다.</translation>
    </message>
    <message>
        <source>Export potential</source>
        <translation>포텐셜 내보내기</translation>
    </message>
    <message>
        <source>MLIP-3 potential (*.almtp);;MLIP-2 potential (*.mtp)</source>
        <translation>MLIP-3 포텐셜 (*.almtp);;MLIP-2 포텐셜 (*.mtp)</translation>
    </message>
    <message>
        <source>%1: saved to %2</source>
        <translation>%1: %2에 저장했습니다</translation>
    </message>
    <message>
        <source>Export the labelled configurations</source>
        <translation>라벨이 있는 배치 내보내기</translation>
    </message>
    <message>
        <source>An empty folder for the project and its sources</source>
        <translation>프로젝트와 소스를 담을 빈 폴더</translation>
    </message>
    <message>
        <source>Exporting configurations</source>
        <translation>배치 내보내는 중</translation>
    </message>
    <message numerus="yes">
        <source>%Ln configuration(s) saved to %1</source>
        <translation>
            <numerusform>배치 %Ln개를 %1에 저장했습니다</numerusform>
        </translation>
    </message>
    <message>
        <source>Collecting the project</source>
        <translation>프로젝트를 모으는 중</translation>
    </message>
    <message numerus="yes">
        <source>Saved %1 and %Ln of its source(s) to %2</source>
        <translation>
            <numerusform>%1과(와) 소스 %Ln개를 %2에 저장했습니다</numerusform>
        </translation>
    </message>
    <message>
        <source>The project as commands</source>
        <translation>명령으로 본 프로젝트</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>복사(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation>저장(&amp;S)…</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>복사됨</translation>
    </message>
    <message>
        <source>Save the commands</source>
        <translation>명령 저장</translation>
    </message>
    <message>
        <source>Shell scripts (*.sh)</source>
        <translation>셸 스크립트 (*.sh)</translation>
    </message>
    <message>
        <source>%1 could not be saved: %2</source>
        <translation>%1을(를) 저장할 수 없습니다: %2</translation>
    </message>
    <message>
        <source>Commands saved to %1</source>
        <translation>명령을 %1에 저장했습니다</translation>
    </message>
    <message>
        <source>All commands, to the clipboard</source>
        <translation>모든 명령을 클립보드로 복사합니다</translation>
    </message>
    <message>
        <source>As a shell script that makes the project again without the window</source>
        <translation>창 없이 프로젝트를 다시 만드는 셸 스크립트로 저장합니다</translation>
    </message>
</context>
<context>
    <name>mtp::ui::FitDoubts</name>
    <message>
        <source>Training a committee</source>
        <translation>위원회 학습 중</translation>
    </message>
    <message>
        <source>Grading configurations</source>
        <translation>배치 등급 매기는 중</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>취소됨</translation>
    </message>
</context>
<context>
    <name>mtp::ui::FitEvaluation</name>
    <message>
        <source>%1 does not name its species, so its types cannot be matched to elements</source>
        <translation>%1에 화학종 이름이 없어 유형을 원소에 대응시킬 수 없습니다</translation>
    </message>
    <message>
        <source>%1 is untrained: it has no coefficients yet</source>
        <translation>%1은(는) 학습되지 않아 아직 계수가 없습니다</translation>
    </message>
    <message>
        <source>No labelled configuration is in this part of the split</source>
        <translation>이 분할 세트에는 라벨이 있는 배치가 없습니다</translation>
    </message>
    <message>
        <source>No configuration has labels yet to compare with</source>
        <translation>아직 비교할 라벨이 있는 배치가 없습니다</translation>
    </message>
    <message>
        <source>Evaluating %1</source>
        <translation>%1 평가</translation>
    </message>
</context>
<context>
    <name>mtp::ui::FitForm</name>
    <message>
        <source>Rep&amp;ort…</source>
        <translation>보고서(&amp;O)…</translation>
    </message>
    <message>
        <source>All</source>
        <translation>모두</translation>
    </message>
    <message>
        <source>Density, element</source>
        <translation>밀도, 원소</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>분할</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>소스</translation>
    </message>
    <message>
        <source>Write settings, provenance, tables and plots to one HTML page</source>
        <translation>설정, 출처, 표, 그림을 HTML 한 페이지로 씁니다</translation>
    </message>
    <message>
        <source>Potential</source>
        <translation>포텐셜</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>보기</translation>
    </message>
    <message>
        <source>It is not known which configurations this potential was trained on</source>
        <translation>이 포텐셜이 어떤 배치로 학습되었는지 알 수 없습니다</translation>
    </message>
    <message>
        <source>Of the points in parity and error plots: tells which kind of configurations is off</source>
        <translation>패리티와 오차 그림의 점 색입니다. 어떤 배치가 벗어나는지 알 수 있습니다</translation>
    </message>
    <message>
        <source>%1
Current on every page</source>
        <translation>%1
현재 실행입니다. 모든 페이지에 적용됩니다</translation>
    </message>
    <message>
        <source>Errors of the validation and test parts tell what the potential is worth where it was not fitted</source>
        <translation>검증과 시험 부분의 오차는 피팅하지 않은 곳에서 포텐셜이 얼마나 맞는지 알려 줍니다</translation>
    </message>
    <message>
        <source>R&amp;un</source>
        <translation>포텐셜(&amp;U)</translation>
    </message>
    <message>
        <source>Colour b&amp;y</source>
        <translation>색 기준(&amp;Y)</translation>
    </message>
</context>
<context>
    <name>mtp::ui::FitOutput</name>
    <message>
        <source>Export potential</source>
        <translation>포텐셜 내보내기</translation>
    </message>
    <message>
        <source>Potentials (*.almtp);;Potentials of MLIP-2 (*.mtp)</source>
        <translation>포텐셜 (*.almtp);;MLIP-2 포텐셜 (*.mtp)</translation>
    </message>
    <message>
        <source>Save committee as a folder</source>
        <translation>위원회를 폴더로 저장</translation>
    </message>
    <message>
        <source>Write report</source>
        <translation>보고서 쓰기</translation>
    </message>
    <message>
        <source>Web pages (*.html)</source>
        <translation>웹 페이지 (*.html)</translation>
    </message>
    <message>
        <source>Writing the report</source>
        <translation>보고서 쓰는 중</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>mtp::ui::FitPlots</name>
    <message>
        <source>training</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>검증</translation>
    </message>
    <message>
        <source>%1: RMSE %2, N = %L3</source>
        <translation>%1: RMSE %2, N = %L3</translation>
    </message>
    <message>
        <source>energy</source>
        <translation>에너지</translation>
    </message>
    <message>
        <source>force</source>
        <translation>힘</translation>
    </message>
    <message>
        <source>virial</source>
        <translation>비리얼</translation>
    </message>
    <message>
        <source>Objective</source>
        <translation>목적 함수</translation>
    </message>
    <message>
        <source>RMSE</source>
        <translation>RMSE</translation>
    </message>
    <message>
        <source>Energy per atom, eV</source>
        <translation>원자당 에너지, eV</translation>
    </message>
    <message>
        <source>Parity</source>
        <translation>패리티</translation>
    </message>
    <message>
        <source>The objective is drawn here while training</source>
        <translation>학습하는 동안 목적 함수가 여기에 그려집니다</translation>
    </message>
    <message>
        <source>Errors of energy, force and virial are drawn here while training</source>
        <translation>학습하는 동안 에너지, 힘, 비리얼의 오차가 여기에 그려집니다</translation>
    </message>
    <message>
        <source>Predicted against reference energies are drawn here while training; see Inspect for every run</source>
        <translation>학습하는 동안 기준 에너지에 대한 예측 에너지가 여기에 그려집니다. 모든 포텐셜의 그림은 검토 페이지에 있습니다</translation>
    </message>
    <message>
        <source>Predicted against reference forces are drawn here while training</source>
        <translation>학습하는 동안 기준 힘에 대한 예측 힘이 여기에 그려집니다</translation>
    </message>
    <message>
        <source>all kinds</source>
        <translation>모든 종류</translation>
    </message>
    <message>
        <source>%1 by density</source>
        <translation>밀도별 %1</translation>
    </message>
    <message>
        <source>Errors shown</source>
        <translation>표시할 오차</translation>
    </message>
    <message>
        <source>force components, eV/Å</source>
        <translation>힘 성분, eV/Å</translation>
    </message>
    <message>
        <source>virial per atom, eV</source>
        <translation>원자당 비리얼, eV</translation>
    </message>
    <message>
        <source>Parity shown</source>
        <translation>표시할 패리티</translation>
    </message>
    <message>
        <source>log</source>
        <translation>로그</translation>
    </message>
    <message>
        <source>Logarithmic or linear axis</source>
        <translation>로그 축 또는 선형 축</translation>
    </message>
    <message>
        <source>meV/atom</source>
        <translation>meV/원자</translation>
    </message>
    <message>
        <source>meV/Å</source>
        <translation>meV/Å</translation>
    </message>
    <message>
        <source>Objective (weights differ: not comparable)</source>
        <translation>목적 함수(가중치가 달라 비교할 수 없음)</translation>
    </message>
    <message>
        <source>%1, validation</source>
        <translation>%1, 검증</translation>
    </message>
    <message>
        <source>RMSE, %1</source>
        <translation>RMSE, %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>g/cm³</source>
        <translation>g/cm³</translation>
    </message>
    <message>
        <source>This run has no errors by density</source>
        <translation>이 포텐셜에는 밀도별 오차가 없습니다</translation>
    </message>
    <message>
        <source>Root mean square errors of each step: of all configurations, or one curve for each density</source>
        <translation>반복마다의 제곱평균제곱근 오차입니다. 전체 배치, 또는 밀도마다 곡선 하나로 표시합니다</translation>
    </message>
    <message>
        <source>What is drawn against its label: each component of each force, or of each virial</source>
        <translation>라벨과 비교해 그리는 값입니다. 모든 힘 성분 또는 모든 비리얼 성분입니다</translation>
    </message>
</context>
<context>
    <name>mtp::ui::FitPoint</name>
    <message>
        <source>Configuration %L1</source>
        <translation>배치 %L1</translation>
    </message>
    <message>
        <source>, atom %L1 (%2)</source>
        <translation>, 원자 %L1(%2)</translation>
    </message>
    <message>
        <source>
Grade: %1</source>
        <translation>
등급: %1</translation>
    </message>
    <message>
        <source>
Reference: %1
Predicted: %2
Error: %3</source>
        <translation>
기준: %1
예측: %2
오차: %3</translation>
    </message>
    <message>
        <source>
Energy error: %1
Largest force error: %2</source>
        <translation>
에너지 오차: %1
가장 큰 힘 오차: %2</translation>
    </message>
    <message>
        <source>meV/atom</source>
        <translation>meV/원자</translation>
    </message>
    <message>
        <source>eV/Å</source>
        <translation>eV/Å</translation>
    </message>
    <message>
        <source>Force errors, eV/Å</source>
        <translation>힘 오차, eV/Å</translation>
    </message>
    <message>
        <source>Force error, eV/Å</source>
        <translation>힘 오차, eV/Å</translation>
    </message>
    <message>
        <source>g/cm³</source>
        <translation>g/cm³</translation>
    </message>
</context>
<context>
    <name>mtp::ui::FitSummary</name>
    <message>
        <source>Energy, meV/atom</source>
        <translation>에너지, meV/원자</translation>
    </message>
    <message>
        <source>Force, meV/Å</source>
        <translation>힘, meV/Å</translation>
    </message>
    <message>
        <source>Virial, meV/atom</source>
        <translation>비리얼, meV/원자</translation>
    </message>
    <message>
        <source>energy RMSE
meV/atom</source>
        <translation>에너지 RMSE
meV/원자</translation>
    </message>
    <message>
        <source>force RMSE
meV/Å</source>
        <translation>힘 RMSE
meV/Å</translation>
    </message>
    <message>
        <source>virial RMSE
meV/atom</source>
        <translation>비리얼 RMSE
meV/원자</translation>
    </message>
    <message>
        <source>Errors by density and element</source>
        <translation>밀도와 원소별 오차</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>물리량</translation>
    </message>
    <message>
        <source>N</source>
        <translation>N</translation>
    </message>
    <message>
        <source>MAE</source>
        <translation>MAE</translation>
    </message>
    <message>
        <source>RMSE</source>
        <translation>RMSE</translation>
    </message>
    <message>
        <source>Number of values: energies, force components or virial components</source>
        <translation>값의 개수입니다. 에너지, 힘 성분 또는 비리얼 성분의 수입니다</translation>
    </message>
    <message>
        <source>Mean absolute error</source>
        <translation>평균 절대 오차</translation>
    </message>
    <message>
        <source>Root mean square error: large errors count more than in the MAE</source>
        <translation>제곱평균제곱근 오차. MAE보다 큰 오차가 더 크게 반영됨</translation>
    </message>
</context>
<context>
    <name>mtp::ui::FrameCandidates</name>
    <message>
        <source>Comparing frames</source>
        <translation>프레임 비교 중</translation>
    </message>
</context>
<context>
    <name>mtp::ui::FrameGrades</name>
    <message>
        <source>Compare the neighbourhoods of every frame with those that the current potential was trained on</source>
        <translation>모든 프레임의 이웃 환경을 현재 포텐셜이 학습한 것과 비교합니다</translation>
    </message>
    <message>
        <source>Grade frames</source>
        <translation>프레임 등급 매기기</translation>
    </message>
    <message>
        <source>Take to Labels</source>
        <translation>라벨로 보내기</translation>
    </message>
    <message>
        <source>Extrapolation grades</source>
        <translation>외삽 등급</translation>
    </message>
    <message>
        <source>The fewest frames beyond that extend what the potential was trained on, at most 10, become configurations without labels</source>
        <translation>기준을 넘은 프레임 가운데 포텐셜의 학습 범위를 넓히는 가장 적은 수의 프레임(최대 10개)이 라벨 없는 배치가 됩니다</translation>
    </message>
    <message>
        <source>Grading frames</source>
        <translation>프레임 등급 매기는 중</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>취소됨</translation>
    </message>
    <message>
        <source>What this potential was trained on is not known here, and its file has no active set: there is nothing that grades could compare with.</source>
        <translation>이 포텐셜이 무엇으로 학습되었는지 여기서는 알 수 없고, 파일에 활성 집합도 없습니다. 등급을 비교할 기준이 없습니다.</translation>
    </message>
    <message>
        <source>Choosing frames</source>
        <translation>프레임 고르는 중</translation>
    </message>
    <message>
        <source>time, fs</source>
        <translation>시간, fs</translation>
    </message>
    <message>
        <source>frame</source>
        <translation>프레임</translation>
    </message>
    <message>
        <source>grade</source>
        <translation>등급</translation>
    </message>
    <message>
        <source>worth labels</source>
        <translation>라벨 가치 있음</translation>
    </message>
    <message>
        <source>too far</source>
        <translation>너무 멂</translation>
    </message>
    <message>
        <source>…</source>
        <translation>…</translation>
    </message>
    <message>
        <source>How far frames lie beyond what the current potential was trained on</source>
        <translation>프레임이 현재 포텐셜의 학습 범위를 얼마나 벗어나는지</translation>
    </message>
    <message>
        <source>Frames are graded by the current potential: train or load one first</source>
        <translation>프레임의 등급은 현재 포텐셜로 매깁니다. 먼저 포텐셜을 학습하거나 불러오십시오</translation>
    </message>
    <message numerus="yes">
        <source>%L1 of %Ln frame(s), evenly spaced</source>
        <translation>
            <numerusform>프레임 %Ln개 중 고른 간격의 %L1개</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln frame(s)</source>
        <translation>
            <numerusform>프레임 %Ln개</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 by %2: highest grade %3, %L4 beyond %5, %L6 beyond %7.</source>
        <translation>%1, %2 기준: 최고 등급 %3, %5 초과 %L4개, %7 초과 %L6개.</translation>
    </message>
</context>
<context>
    <name>mtp::ui::FrameMap</name>
    <message>
        <source>Frames that look alike are near each other</source>
        <translation>비슷한 프레임일수록 가까이 놓입니다</translation>
    </message>
    <message>
        <source>first principal component</source>
        <translation>제1 주성분</translation>
    </message>
    <message>
        <source>second</source>
        <translation>제2 주성분</translation>
    </message>
</context>
<context>
    <name>mtp::ui::FramePlayer</name>
    <message>
        <source>First frame (Home)</source>
        <translation>첫 프레임(Home)</translation>
    </message>
    <message>
        <source>Previous frame (Left)</source>
        <translation>이전 프레임(왼쪽 화살표)</translation>
    </message>
    <message>
        <source>Play (Space)</source>
        <translation>재생(스페이스)</translation>
    </message>
    <message>
        <source>Next frame (Right)</source>
        <translation>다음 프레임(오른쪽 화살표)</translation>
    </message>
    <message>
        <source>Last frame (End)</source>
        <translation>마지막 프레임(End)</translation>
    </message>
    <message>
        <source>Start again at the end</source>
        <translation>끝에서 처음으로 돌아가기</translation>
    </message>
    <message>
        <source>Frame</source>
        <translation>프레임</translation>
    </message>
    <message>
        <source>Frame number</source>
        <translation>프레임 번호</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>속도</translation>
    </message>
    <message>
        <source>Frames per second</source>
        <translation>초당 프레임 수</translation>
    </message>
    <message>
        <source>%L1&#xa0;fps</source>
        <translation>%L1&#xa0;fps</translation>
    </message>
    <message>
        <source>of %L1</source>
        <translation>/ %L1</translation>
    </message>
    <message>
        <source>Drag through the frames; Left and Right go one frame, Page up and Page down ten</source>
        <translation>프레임을 끌어서 넘깁니다. 왼쪽·오른쪽 키는 한 프레임, Page Up·Page Down은 열 프레임입니다</translation>
    </message>
    <message>
        <source>Type a number to go to that frame; frames count from 1</source>
        <translation>번호를 입력하면 그 프레임으로 갑니다. 1부터 셉니다</translation>
    </message>
</context>
<context>
    <name>mtp::ui::FramesForLabels</name>
    <message>
        <source>No frame of %1 extends what its potential was trained on.</source>
        <translation>%1의 프레임 가운데 포텐셜의 학습 범위를 넓히는 것이 없습니다.</translation>
    </message>
    <message>
        <source>The frames of %1 that extend what its potential was trained on are configurations already.</source>
        <translation>포텐셜의 학습 범위를 넓히는 %1의 프레임은 이미 배치입니다.</translation>
    </message>
    <message numerus="yes">
        <source>Add %Ln frame(s) of %1 beyond the training set</source>
        <translation>
            <numerusform>학습 집합을 벗어난 %1의 프레임 %Ln개 추가</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln frame(s) {is a configuration|are configurations} without labels now. Export, compute and import on the page Labels.</source>
        <translation>
            <numerusform>프레임 %Ln개가 이제 라벨 없는 배치입니다. 라벨 페이지에서 내보내고, 계산하고, 가져오십시오.</numerusform>
        </translation>
    </message>
    <message>
        <source>Go to Labels</source>
        <translation>라벨로 이동</translation>
    </message>
    <message>
        <source>The frame has %L1 atoms. The time of DFT grows with the cube of their number: it will take about %2 times as long as a cell of %L3. Runs in small cells can meet the same.</source>
        <translation>이 프레임의 원자는 %L1개입니다. DFT 시간은 원자 수의 세제곱으로 늘어나므로 원자 %L3개인 셀의 약 %2배가 걸립니다. 작은 셀의 실행에서도 같은 상황을 만날 수 있습니다.</translation>
    </message>
</context>
<context>
    <name>mtp::ui::FrontPanel</name>
    <message>
        <source>Force error</source>
        <translation>힘 오차</translation>
    </message>
    <message>
        <source>Energy error</source>
        <translation>에너지 오차</translation>
    </message>
    <message>
        <source>Objective</source>
        <translation>목적 함수</translation>
    </message>
    <message>
        <source>Make it current</source>
        <translation>현재 포텐셜로 쓰기</translation>
    </message>
    <message>
        <source>Error against time</source>
        <translation>시간에 대한 오차</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>오차</translation>
    </message>
    <message>
        <source>Potentials by time</source>
        <translation>시간순 포텐셜</translation>
    </message>
    <message>
        <source>Potentials to make</source>
        <translation>만들 포텐셜 수</translation>
    </message>
    <message>
        <source>At most; those that another one beats are left out</source>
        <translation>최대 개수입니다. 다른 것보다 못한 포텐셜은 뺍니다</translation>
    </message>
    <message>
        <source>Adds the chosen potential of the table to the runs and shows it</source>
        <translation>표에서 고른 포텐셜을 학습 결과에 더하고 보여 줍니다</translation>
    </message>
    <message>
        <source>Pruning %1</source>
        <translation>%1 가지치기</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>중지됨</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>중지</translation>
    </message>
    <message numerus="yes">
        <source>Prune into %Ln potential(s)</source>
        <translation>
            <numerusform>포텐셜 %Ln개로 가지치기</numerusform>
        </translation>
    </message>
    <message>
        <source>What was found until then is kept</source>
        <translation>그때까지 찾은 것은 남습니다</translation>
    </message>
    <message>
        <source>Removes basis functions by what they cost against what they save, and trains what is left for some steps</source>
        <translation>기저 함수를 드는 시간과 줄이는 오차에 따라 없애고, 남은 것을 몇 스텝 학습합니다</translation>
    </message>
    <message>
        <source>…</source>
        <translation>…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln potential(s) of %1, which takes %2 µs/atom on one core of this computer. Click one to make it current. Errors are those of the %3 set.</source>
        <translation>
            <numerusform>%1의 포텐셜 %Ln개입니다. 원본은 이 컴퓨터의 코어 하나에서 %2 µs/원자가 걸립니다. 하나를 클릭하면 현재 포텐셜이 됩니다. 오차는 %3 세트의 것입니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>validation</source>
        <translation>검증</translation>
    </message>
    <message>
        <source>training</source>
        <translation>학습</translation>
    </message>
    <message>
        <source> It was stopped: smaller ones are missing.</source>
        <translation> 중간에 중지되어 더 작은 것은 없습니다.</translation>
    </message>
    <message>
        <source>Smaller potentials of this one: faster, at nearly the same errors. Prune makes them from the training set, and measures them beside the other runs.</source>
        <translation>이 포텐셜보다 작은 포텐셜입니다. 오차는 거의 같고 더 빠릅니다. 가지치기는 학습 세트로 이들을 만들고 다른 학습 결과와 나란히 잽니다.</translation>
    </message>
    <message>
        <source>time, µs/atom</source>
        <translation>시간, µs/원자</translation>
    </message>
    <message>
        <source>objective</source>
        <translation>목적 함수</translation>
    </message>
    <message>
        <source>RMSE, %1</source>
        <translation>RMSE, %1</translation>
    </message>
    <message>
        <source>Use %1</source>
        <translation>%1 사용하기</translation>
    </message>
    <message>
        <source>The error of the vertical axis: root mean square over the validation part, or the training part without one</source>
        <translation>세로축의 오차입니다. 검증 부분의 제곱평균제곱근이며, 검증 부분이 없으면 학습 부분입니다</translation>
    </message>
</context>
<context>
    <name>mtp::ui::FurtherQueue</name>
    <message>
        <source>Drawn when the run has been analysed</source>
        <translation>궤적을 분석하면 그려집니다</translation>
    </message>
    <message>
        <source>Being worked out…</source>
        <translation>계산하고 있습니다…</translation>
    </message>
    <message>
        <source>Nothing to draw</source>
        <translation>그릴 것이 없습니다</translation>
    </message>
</context>
<context>
    <name>mtp::ui::GradeForm</name>
    <message>
        <source>Extrapolation grades</source>
        <translation>외삽 등급</translation>
    </message>
    <message>
        <source>no grades</source>
        <translation>등급 없음</translation>
    </message>
    <message>
        <source>All atoms are graded every so many steps: up to 1 the potential interpolates. A grade takes as long as a few steps</source>
        <translation>이 스텝 수마다 모든 원자의 등급을 매깁니다. 1까지는 포텐셜이 내삽합니다. 등급 한 번은 몇 스텝만큼의 시간이 걸립니다</translation>
    </message>
    <message>
        <source>Frames with a higher grade are kept: they are worth labels</source>
        <translation>등급이 이보다 높은 프레임을 보관합니다. 라벨을 붙일 가치가 있는 프레임입니다</translation>
    </message>
    <message>
        <source>A higher grade ends the run: the potential guesses</source>
        <translation>등급이 이보다 높으면 실행을 끝냅니다. 포텐셜의 예측을 믿을 수 없습니다</translation>
    </message>
    <message>
        <source>Grade every</source>
        <translation>등급 간격</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>스텝</translation>
    </message>
    <message>
        <source>Keep beyond</source>
        <translation>보관 기준</translation>
    </message>
    <message>
        <source>Stop beyond</source>
        <translation>중지 기준</translation>
    </message>
</context>
<context>
    <name>mtp::ui::GradePanel</name>
    <message>
        <source>Grade by density</source>
        <translation>밀도별 등급</translation>
    </message>
    <message>
        <source>Grades of</source>
        <translation>등급 대상</translation>
    </message>
    <message>
        <source>Configurations</source>
        <translation>배치</translation>
    </message>
    <message>
        <source>Atoms</source>
        <translation>원자</translation>
    </message>
    <message>
        <source>Grades of atoms by element</source>
        <translation>원소별 원자 등급</translation>
    </message>
    <message>
        <source>grade</source>
        <translation>등급</translation>
    </message>
    <message>
        <source>count</source>
        <translation>개수</translation>
    </message>
    <message>
        <source>Grades by configuration</source>
        <translation>배치별 등급</translation>
    </message>
    <message>
        <source>…</source>
        <translation>…</translation>
    </message>
    <message>
        <source>Working…</source>
        <translation>계산하고 있습니다…</translation>
    </message>
    <message>
        <source>Extrapolation grade</source>
        <translation>외삽 등급</translation>
    </message>
    <message>
        <source>How far configurations lie beyond the training set</source>
        <translation>배치가 학습 세트에서 얼마나 벗어나 있는지</translation>
    </message>
    <message>
        <source>density, g/cm³</source>
        <translation>밀도, g/cm³</translation>
    </message>
    <message>
        <source>worth labels</source>
        <translation>라벨 가치 있음</translation>
    </message>
    <message>
        <source>too far</source>
        <translation>너무 멂</translation>
    </message>
    <message>
        <source>%1: highest grade %2, %L3 beyond %4, %L5 beyond %6.</source>
        <translation>%1: 가장 높은 등급 %2, %4 초과 %L3개, %6 초과 %L5개.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln configuration(s)</source>
        <translation>
            <numerusform>배치 %Ln개</numerusform>
        </translation>
    </message>
    <message>
        <source>It is not known what the potential was trained on: the configurations shown stand in for it.</source>
        <translation>포텐셜이 무엇으로 학습되었는지 알 수 없어, 표시된 배치들을 학습 세트로 봅니다.</translation>
    </message>
    <message>
        <source>⚠ The training set determines %L1 of %L2 parameters; what depends on the others has very large grades.</source>
        <translation>⚠ 학습 세트는 매개변수 %L2개 중 %L1개만 결정합니다. 나머지에 의존하는 배치는 등급이 매우 높습니다.</translation>
    </message>
    <message>
        <source>One point for each configuration, with the highest grade of its atoms, or one for each atom</source>
        <translation>배치마다 그 원자의 가장 높은 등급으로 점 하나, 또는 원자마다 점 하나입니다</translation>
    </message>
</context>
<context>
    <name>mtp::ui::GroupHead</name>
    <message>
        <source>Fold this group away, or open it</source>
        <translation>이 그룹을 접거나 펼칩니다</translation>
    </message>
</context>
<context>
    <name>mtp::ui::GuideWindow</name>
    <message>
        <source>User guide</source>
        <translation>사용 설명서</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>뒤로</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>앞으로</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>차례</translation>
    </message>
</context>
<context>
    <name>mtp::ui::HelpActions</name>
    <message>
        <source>&amp;User guide</source>
        <translation>사용 설명서(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Tour of the pages</source>
        <translation>페이지 둘러보기(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>키보드 단축키(&amp;K)</translation>
    </message>
    <message>
        <source>Ctrl+F1</source>
        <translation>Ctrl+F1</translation>
    </message>
    <message>
        <source>&amp;About</source>
        <translation>정보(&amp;A)</translation>
    </message>
</context>
<context>
    <name>mtp::ui::HopFrames</name>
    <message>
        <source>The frames of these hops are configurations already.</source>
        <translation>이 도약들의 프레임은 이미 배치로 있습니다.</translation>
    </message>
    <message>
        <source>Go to Labels</source>
        <translation>라벨로 이동</translation>
    </message>
    <message>
        <source>Add all the same</source>
        <translation>그래도 추가</translation>
    </message>
    <message numerus="yes">
        <source>Add %Ln frame(s) around hops of %1</source>
        <translation>
            <numerusform>%1의 도약 앞뒤 프레임 %Ln개 추가</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mtp::ui::HopStage</name>
    <message>
        <source>in a cascade</source>
        <translation>연쇄에 속함</translation>
    </message>
    <message>
        <source>alone</source>
        <translation>단독</translation>
    </message>
    <message numerus="yes">
        <source>%Ln chosen hop(s)</source>
        <translation>
            <numerusform>선택한 도약 %Ln회</numerusform>
        </translation>
    </message>
    <message>
        <source>Survival of p_hop</source>
        <translation>p_hop의 생존 함수</translation>
    </message>
    <message>
        <source>p_hop, Å²</source>
        <translation>p_hop, Å²</translation>
    </message>
    <message>
        <source>The threshold of hops is dragged here</source>
        <translation>여기에서 도약의 문턱값을 끌어서 바꿉니다</translation>
    </message>
    <message>
        <source>Hops</source>
        <translation>도약</translation>
    </message>
    <message>
        <source>Time, ps</source>
        <translation>시간, ps</translation>
    </message>
    <message>
        <source>Ion</source>
        <translation>이온</translation>
    </message>
    <message>
        <source>A dot for each hop, joined in cascades</source>
        <translation>도약마다 점 하나, 연쇄는 선으로 이음</translation>
    </message>
    <message>
        <source>Cascades</source>
        <translation>연쇄 도약</translation>
    </message>
    <message>
        <source>Strings</source>
        <translation>스트링</translation>
    </message>
    <message>
        <source>Ions that move into each other&apos;s places within %1 ps: %2 ions in a string</source>
        <translation>%1 ps 안에 서로의 자리로 옮겨 간 이온들: 스트링당 이온 %2개</translation>
    </message>
    <message numerus="yes">
        <source>%Ln cascade(s)</source>
        <translation>
            <numerusform>연쇄 %Ln개</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hop(s)</source>
        <translation>
            <numerusform>도약 %Ln회</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 Å²</source>
        <translation>%1 Å²</translation>
    </message>
    <message>
        <source>Ions</source>
        <translation>이온</translation>
    </message>
    <message>
        <source>Make configurations of the frames before and after the chosen hops, so that they can be computed by DFT and trained on</source>
        <translation>선택한 도약 앞뒤의 프레임으로 배치를 만들어 DFT로 계산하고 학습할 수 있게 합니다</translation>
    </message>
    <message numerus="yes">
        <source>Add %Ln frame(s) to Labels</source>
        <translation>
            <numerusform>프레임 %Ln개를 라벨에 추가</numerusform>
        </translation>
    </message>
    <message>
        <source>Moves of an ion from one place to another</source>
        <translation>이온이 한 자리에서 다른 자리로 옮겨 간 것입니다</translation>
    </message>
    <message>
        <source>Hops that follow one another nearby, of different ions</source>
        <translation>가까이에서 이어지는 서로 다른 이온의 도약입니다</translation>
    </message>
    <message>
        <source>Ions that move in the same time, each into the place of another one</source>
        <translation>같은 시간에 서로의 자리로 옮겨 가는 이온들입니다</translation>
    </message>
    <message>
        <source>Choose ions by what they do</source>
        <translation>이온을 움직임에 따라 고릅니다</translation>
    </message>
    <message>
        <source>There is no hop at this threshold</source>
        <translation>이 문턱값에서는 도약이 없습니다</translation>
    </message>
</context>
<context>
    <name>mtp::ui::HopView</name>
    <message>
        <source>Hops are drawn here when the run has been analysed</source>
        <translation>궤적을 분석하면 도약이 여기에 그려집니다</translation>
    </message>
    <message>
        <source>ps</source>
        <translation>ps</translation>
    </message>
    <message>
        <source>%1, caged</source>
        <translation>%1, 갇힘</translation>
    </message>
    <message>
        <source>%1, hopping</source>
        <translation>%1, 도약</translation>
    </message>
    <message>
        <source>Time of the hop, ps</source>
        <translation>도약 시각, ps</translation>
    </message>
    <message numerus="yes">
        <source>Time of the hop, ps; %L1 of %Ln hop(s)</source>
        <translation>
            <numerusform>도약 시각, ps; 도약 %Ln개 가운데 %L1개</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mtp::ui::ImportActions</name>
    <message>
        <source>Looking at %1</source>
        <translation>%1 확인 중</translation>
    </message>
    <message numerus="yes">
        <source>Looking at %Ln file(s)</source>
        <translation>
            <numerusform>파일 %Ln개 확인 중</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading configurations</source>
        <translation>배치 읽는 중</translation>
    </message>
    <message numerus="yes">
        <source>Import %Ln configuration(s)</source>
        <translation>
            <numerusform>배치 %Ln개 가져오기</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln configuration(s) {was|were} imported.</source>
        <translation>
            <numerusform>배치 %Ln개를 가져왔습니다.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mtp::ui::ImportCandidate</name>
    <message>
        <source>molecular dynamics</source>
        <translation>분자 동역학</translation>
    </message>
    <message>
        <source>relaxation</source>
        <translation>구조 최적화</translation>
    </message>
    <message>
        <source>single points</source>
        <translation>단일점 계산</translation>
    </message>
    <message>
        <source>Time: not in the file</source>
        <translation>시간: 파일에 없음</translation>
    </message>
    <message>
        <source>Time: %L1 to %L2 fs</source>
        <translation>시간: %L1~%L2 fs</translation>
    </message>
    <message>
        <source>, %L1 fs between frames</source>
        <translation>, 프레임 간격 %L1 fs</translation>
    </message>
    <message>
        <source>no %1</source>
        <translation>%1 없음</translation>
    </message>
    <message>
        <source>%1 (%L2 of %L3)</source>
        <translation>%1(%L3개 중 %L2개)</translation>
    </message>
    <message>
        <source>Labels: %1, %2, %3</source>
        <translation>라벨: %1, %2, %3</translation>
    </message>
    <message>
        <source>energy</source>
        <translation>에너지</translation>
    </message>
    <message>
        <source>forces</source>
        <translation>힘</translation>
    </message>
    <message>
        <source>virial</source>
        <translation>비리얼</translation>
    </message>
    <message numerus="yes">
        <source>%Ln frame(s)</source>
        <translation>
            <numerusform>프레임 %Ln개</numerusform>
        </translation>
    </message>
    <message>
        <source>This file cannot be imported:
%1</source>
        <translation>이 파일을 가져올 수 없습니다:
%1</translation>
    </message>
    <message>
        <source>%1 %2 %3</source>
        <translation>%1 %2 %3</translation>
    </message>
    <message>
        <source>%1, %2 atoms (%3)</source>
        <translation>%1, 원자 %2개(%3)</translation>
    </message>
    <message>
        <source>Run: %1</source>
        <translation>계산: %1</translation>
    </message>
    <message>
        <source>Name the species of %1</source>
        <translation>%1의 화학종 이름을 지정하십시오</translation>
    </message>
    <message>
        <source>No frame of %1 is selected</source>
        <translation>%1에서 선택된 프레임이 없습니다</translation>
    </message>
</context>
<context>
    <name>mtp::ui::ImportChoices</name>
    <message>
        <source>All frames are compared with the configurations by geometry.</source>
        <translation>모든 프레임을 기하 구조로 배치들과 비교합니다.</translation>
    </message>
    <message>
        <source>This file is skipped.</source>
        <translation>이 파일은 건너뜁니다.</translation>
    </message>
    <message>
        <source>Configurations made from a trajectory never take over its energies, forces and virials.</source>
        <translation>궤적에서 만든 배치는 궤적의 에너지, 힘, 비리얼을 물려받지 않습니다.</translation>
    </message>
    <message>
        <source>Only energies, forces and virials are imported as labels.</source>
        <translation>에너지, 힘, 비리얼만 라벨로 가져옵니다.</translation>
    </message>
    <message>
        <source>The file names the species.</source>
        <translation>파일에 화학종 이름이 있습니다.</translation>
    </message>
    <message>
        <source>Trajectory (select frames by time)</source>
        <translation>궤적(시간으로 프레임 선택)</translation>
    </message>
    <message>
        <source>Configurations</source>
        <translation>배치</translation>
    </message>
    <message>
        <source>Labels for configurations with the same geometry</source>
        <translation>기하 구조가 같은 배치의 라벨</translation>
    </message>
    <message>
        <source>Skip this file</source>
        <translation>이 파일 건너뛰기</translation>
    </message>
    <message>
        <source>First frame</source>
        <translation>첫 프레임</translation>
    </message>
    <message>
        <source>Last frame</source>
        <translation>마지막 프레임</translation>
    </message>
    <message>
        <source>Frame stride</source>
        <translation>프레임 간격</translation>
    </message>
    <message>
        <source>&amp;Geometry only: without energies, forces and virials</source>
        <translation>기하 구조만, 에너지·힘·비리얼 없이(&amp;G)</translation>
    </message>
    <message>
        <source>Use the &amp;suggestion</source>
        <translation>제안대로(&amp;S)</translation>
    </message>
    <message>
        <source>to</source>
        <translation>~</translation>
    </message>
    <message>
        <source>every</source>
        <translation>간격</translation>
    </message>
    <message>
        <source>&amp;Use as</source>
        <translation>용도(&amp;U)</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>프레임</translation>
    </message>
    <message>
        <source>Species</source>
        <translation>화학종</translation>
    </message>
    <message>
        <source>Named in the file</source>
        <translation>파일에 있음</translation>
    </message>
    <message numerus="yes">
        <source>{Name|Names} of the %n type(s), in order</source>
        <translation>
            <numerusform>유형 %n개의 이름을 순서대로</numerusform>
        </translation>
    </message>
    <message>
        <source>A trajectory offers frames to choose from; configurations join the training set as they are; labels go to configurations that the project has</source>
        <translation>궤적에서는 프레임을 고르고, 배치는 그대로 학습 집합에 들어가며, 라벨은 프로젝트에 있는 배치에 붙습니다</translation>
    </message>
    <message>
        <source>Frames count from 1; both ends are taken</source>
        <translation>프레임은 1부터 세며 양 끝을 포함합니다</translation>
    </message>
    <message>
        <source>1: every frame, 10: every tenth one</source>
        <translation>1이면 모든 프레임, 10이면 열 번째 프레임마다입니다</translation>
    </message>
    <message>
        <source>Its labels are of a kind that you do not want: single points are calculated anew</source>
        <translation>이 파일의 라벨을 쓰지 않고 단일점 계산을 새로 할 때 켭니다</translation>
    </message>
    <message>
        <source>The elements of the types in the file, separated by commas or spaces</source>
        <translation>파일에 있는 타입의 원소를 쉼표나 빈칸으로 구분해 입력합니다</translation>
    </message>
    <message>
        <source>Names that other files in this folder say</source>
        <translation>이 폴더의 다른 파일에 적힌 이름입니다</translation>
    </message>
</context>
<context>
    <name>mtp::ui::ImportPreview</name>
    <message>
        <source>Import</source>
        <translation>가져오기</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>File</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>형식</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>프레임</translation>
    </message>
    <message>
        <source>Atoms</source>
        <translation>원자</translation>
    </message>
    <message>
        <source>Use as</source>
        <translation>용도</translation>
    </message>
    <message>
        <source>Unknown format</source>
        <translation>알 수 없는 형식</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>그리고 %n개 더</numerusform>
        </translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>경고</translation>
    </message>
    <message>
        <source>Trajectory</source>
        <translation>궤적</translation>
    </message>
    <message>
        <source>Configurations</source>
        <translation>배치</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>라벨</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>건너뛰기</translation>
    </message>
    <message numerus="yes">
        <source>Import %Ln file(s)</source>
        <translation>
            <numerusform>파일 %Ln개 가져오기</numerusform>
        </translation>
    </message>
    <message>
        <source>Known by the content of the file, whatever its name is</source>
        <translation>파일 이름이 아니라 내용으로 알아낸 형식입니다</translation>
    </message>
    <message>
        <source>What the file becomes in the project; change it below</source>
        <translation>프로젝트에서 쓰이는 방식입니다. 아래에서 바꿀 수 있습니다</translation>
    </message>
    <message>
        <source>What was strange in this file, and what was done about it</source>
        <translation>이 파일에서 이상한 점과 그 처리입니다</translation>
    </message>
    <message>
        <source>Takes what is listed above into the project; can be undone</source>
        <translation>위 목록의 내용을 프로젝트로 가져옵니다. 실행 취소할 수 있습니다</translation>
    </message>
</context>
<context>
    <name>mtp::ui::InputDialog</name>
    <message>
        <source>All files (*)</source>
        <translation>모든 파일 (*)</translation>
    </message>
    <message>
        <source>Everything that can be opened (%1)</source>
        <translation>열 수 있는 모든 파일 (%1)</translation>
    </message>
    <message>
        <source>Projects (*.mtpw)</source>
        <translation>프로젝트 (*.mtpw)</translation>
    </message>
    <message>
        <source>Potentials (*.almtp *.mtp)</source>
        <translation>포텐셜 (*.almtp *.mtp)</translation>
    </message>
    <message>
        <source>&amp;Files…</source>
        <translation>파일(&amp;F)…</translation>
    </message>
    <message>
        <source>A run f&amp;older…</source>
        <translation>계산 폴더(&amp;O)…</translation>
    </message>
</context>
<context>
    <name>mtp::ui::InspectPage</name>
    <message>
        <source>Export potential…</source>
        <translation>포텐셜 내보내기…</translation>
    </message>
    <message>
        <source>Saved to %1</source>
        <translation>%1에 저장했습니다</translation>
    </message>
    <message>
        <source>Errors by configuration</source>
        <translation>배치별 오차</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>통계</translation>
    </message>
    <message>
        <source>&amp;Parity</source>
        <translation>패리티(&amp;P)</translation>
    </message>
    <message>
        <source>E&amp;rrors</source>
        <translation>오차(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Configurations</source>
        <translation>배치(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Statistics</source>
        <translation>통계(&amp;S)</translation>
    </message>
    <message>
        <source>Is i&amp;t safe?</source>
        <translation>안전성(&amp;T)</translation>
    </message>
    <message>
        <source>Co&amp;mpare</source>
        <translation>비교(&amp;M)</translation>
    </message>
    <message>
        <source>Click a point to see its configuration</source>
        <translation>점을 누르면 그 배치가 보입니다</translation>
    </message>
    <message>
        <source>Train a potential, or drop a potential file here</source>
        <translation>포텐셜을 학습하거나 포텐셜 파일을 여기에 끌어다 놓으십시오</translation>
    </message>
    <message>
        <source>Go to Train</source>
        <translation>학습 페이지로</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>오차</translation>
    </message>
    <message>
        <source>Evaluating</source>
        <translation>평가 중</translation>
    </message>
    <message>
        <source>No potential yet</source>
        <translation>아직 포텐셜이 없습니다</translation>
    </message>
    <message>
        <source>Stale: the configurations have changed</source>
        <translation>오래됨: 배치가 바뀌었습니다</translation>
    </message>
    <message>
        <source>%1 is evaluated</source>
        <translation>%1을(를) 평가했습니다</translation>
    </message>
    <message>
        <source>Stale</source>
        <translation>오래됨</translation>
    </message>
    <message>
        <source>The configurations have changed since the errors were worked out, and since the potential was trained. Evaluate again, or train again.</source>
        <translation>오차를 계산하고 포텐셜을 학습한 뒤에 배치가 바뀌었습니다. 다시 평가하거나 다시 학습하십시오.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln configuration(s)</source>
        <translation>
            <numerusform>배치 %Ln개</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln atom(s)</source>
        <translation>
            <numerusform>원자 %Ln개</numerusform>
        </translation>
    </message>
    <message>
        <source>%L1 excluded</source>
        <translation>제외 %L1개</translation>
    </message>
    <message>
        <source>%L1 selected</source>
        <translation>선택 %L1개</translation>
    </message>
    <message>
        <source>The configurations have changed since this was evaluated.</source>
        <translation>평가한 뒤에 배치가 바뀌었습니다.</translation>
    </message>
    <message>
        <source>Evaluate again</source>
        <translation>다시 평가</translation>
    </message>
    <message>
        <source>None selected</source>
        <translation>선택 없음</translation>
    </message>
    <message>
        <source>Inspect</source>
        <translation>검토</translation>
    </message>
    <message>
        <source>Faster</source>
        <translation>더 빠르게</translation>
    </message>
    <message>
        <source>Predictions against labels: points of a good fit lie on the diagonal</source>
        <translation>예측과 라벨의 비교입니다. 잘 맞으면 점이 대각선에 놓입니다</translation>
    </message>
    <message>
        <source>How the errors are distributed, and what they depend on</source>
        <translation>오차의 분포와 오차가 무엇에 따라 달라지는지입니다</translation>
    </message>
    <message>
        <source>The errors of each configuration; sort by a column to find the worst</source>
        <translation>배치별 오차입니다. 열로 정렬해 최악을 찾으십시오</translation>
    </message>
    <message>
        <source>Errors by part, density and element</source>
        <translation>부분, 밀도, 원소별 오차입니다</translation>
    </message>
    <message>
        <source>What the potential says far from its training set: compressed, expanded, and of two atoms alone</source>
        <translation>학습 집합에서 먼 곳의 예측입니다. 압축, 팽창, 두 원자만의 경우를 봅니다</translation>
    </message>
    <message>
        <source>The errors of this potential beside those of another run</source>
        <translation>이 포텐셜과 다른 실행의 오차를 나란히 봅니다</translation>
    </message>
    <message>
        <source>Smaller potentials made of this one, and what they cost in errors</source>
        <translation>이 포텐셜을 줄여 만든 빠른 포텐셜과 그만큼 늘어난 오차입니다</translation>
    </message>
    <message>
        <source>Potentials are made from labels there (Alt+4)</source>
        <translation>라벨로 포텐셜을 만드는 페이지입니다 (Alt+4)</translation>
    </message>
</context>
<context>
    <name>mtp::ui::InspectorGroup</name>
    <message>
        <source>g/cm³</source>
        <translation>g/cm³</translation>
    </message>
</context>
<context>
    <name>mtp::ui::IonChooser</name>
    <message>
        <source>Chooses ions by the columns of the list, such as %1; Return applies it</source>
        <translation>목록의 열로 이온을 고릅니다(예: %1). Enter 키로 적용합니다</translation>
    </message>
    <message numerus="yes">
        <source>%Ln ion(s) of %L1</source>
        <translation>
            <numerusform>이온 %L1개 중 %Ln개</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mtp::ui::Job</name>
    <message>
        <source>about %1 left</source>
        <translation>약 %1 남음</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
</context>
<context>
    <name>mtp::ui::JobBar</name>
    <message>
        <source>Pause or resume</source>
        <translation>일시 정지 또는 재개</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message numerus="yes">
        <source> · %Ln more</source>
        <translation>
            <numerusform> · %Ln개 더</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mtp::ui::LabelSourceForm</name>
    <message>
        <source>the code&apos;s own</source>
        <translation>코드에 내장된 것</translation>
    </message>
    <message>
        <source>the usual one</source>
        <translation>보통 쓰는 것</translation>
    </message>
    <message>
        <source>Single points</source>
        <translation>단일점 계산</translation>
    </message>
    <message>
        <source>A file that I provide</source>
        <translation>직접 제공하는 파일</translation>
    </message>
    <message>
        <source>Another potential (trial)</source>
        <translation>다른 포텐셜(시험용)</translation>
    </message>
    <message>
        <source>Folder of pseudopotentials or POTCAR setups</source>
        <translation>유사포텐셜 또는 POTCAR 폴더</translation>
    </message>
    <message>
        <source>The shell line that starts the code; empty: that of the machine</source>
        <translation>코드를 시작하는 셸 명령. 비워 두면 계산 장비의 명령을 씁니다</translation>
    </message>
    <message>
        <source>Labels by</source>
        <translation>라벨 계산</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>소스</translation>
    </message>
    <message>
        <source>Functional</source>
        <translation>범함수</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>코드</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>라이브러리</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>명령</translation>
    </message>
    <message>
        <source>Potential</source>
        <translation>포텐셜</translation>
    </message>
    <message>
        <source>Each round waits for labelled.extxyz in its folder.</source>
        <translation>라운드마다 해당 폴더에 labelled.extxyz가 생기기를 기다립니다.</translation>
    </message>
    <message>
        <source>To try a loop out. Its labels never join the project.</source>
        <translation>루프를 시험해 볼 때 씁니다. 그 라벨은 프로젝트에 들어가지 않습니다.</translation>
    </message>
    <message>
        <source>Each round is submitted and waited for. If the loop is stopped, its single points stay in the queue, and it finds them again.</source>
        <translation>라운드마다 제출하고 기다립니다. 루프를 중지해도 단일점 계산은 대기열에 남아 있으며, 다시 시작하면 찾아냅니다.</translation>
    </message>
    <message>
        <source>Clusters are described on the page Labels, under Machines.</source>
        <translation>클러스터는 라벨 페이지의 계산 장비에서 등록합니다.</translation>
    </message>
    <message>
        <source>Labels by another potential need a second run in this project: train one, or drop its file on Inspect</source>
        <translation>다른 포텐셜로 라벨을 붙이려면 이 프로젝트에 두 번째 포텐셜이 있어야 합니다. 학습하거나 파일을 검토 페이지에 끌어다 놓으십시오</translation>
    </message>
    <message>
        <source>Who calculates energies and forces of the candidates: DFT, you by a file, or a potential that stands in for a trial</source>
        <translation>후보의 에너지와 힘을 누가 계산하는지 정합니다. DFT, 직접 준비한 파일, 또는 시험용 대체 포텐셜입니다</translation>
    </message>
    <message>
        <source>Its energies take the place of DFT, so that a loop can be tried in minutes; they never join the project</source>
        <translation>이 포텐셜의 에너지가 DFT를 대신하므로 루프를 몇 분 만에 시험할 수 있습니다. 프로젝트에는 들어가지 않습니다</translation>
    </message>
</context>
<context>
    <name>mtp::ui::LabelsPage</name>
    <message>
        <source>Configurations</source>
        <translation>배치</translation>
    </message>
    <message>
        <source>Single points</source>
        <translation>단일점 계산</translation>
    </message>
    <message>
        <source>Drop single points or labelled configurations here</source>
        <translation>단일점 계산이나 라벨이 있는 배치를 여기에 끌어다 놓으십시오</translation>
    </message>
    <message>
        <source>Import labels…</source>
        <translation>라벨 가져오기…</translation>
    </message>
    <message>
        <source>Import single points</source>
        <translation>단일점 계산 가져오기</translation>
    </message>
    <message numerus="yes">
        <source>%Ln task(s) written.</source>
        <translation>
            <numerusform>계산 %Ln건을 썼습니다.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln {was|were} there already.</source>
        <translation>
            <numerusform>%Ln건은 이미 있었습니다.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln task(s) submitted.</source>
        <translation>
            <numerusform>계산 %Ln건을 제출했습니다.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln {waits|wait} here until others have ended.</source>
        <translation>
            <numerusform>%Ln건은 다른 계산이 끝날 때까지 여기에서 기다립니다.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln label(s) collected.</source>
        <translation>
            <numerusform>라벨 %Ln개를 수집했습니다.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln task(s) {gives|give} none: the table says why.</source>
        <translation>
            <numerusform>계산 %Ln건은 라벨을 내지 못했습니다. 이유는 표에 있습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>%1(으)로 저장했습니다</translation>
    </message>
    <message>
        <source>The campaign of the zip file is in %1</source>
        <translation>zip 파일의 캠페인은 %1에 있습니다</translation>
    </message>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>to do</source>
        <translation>할 일</translation>
    </message>
    <message>
        <source>done</source>
        <translation>완료</translation>
    </message>
    <message>
        <source>not converged</source>
        <translation>수렴 안 됨</translation>
    </message>
    <message>
        <source>DFT settings</source>
        <translation>DFT 설정</translation>
    </message>
    <message>
        <source>E&amp;xclude those that differ</source>
        <translation>다른 것 제외(&amp;X)</translation>
    </message>
    <message>
        <source>Exclude from the training what was calculated with other settings than most configurations</source>
        <translation>대부분의 배치와 다른 설정으로 계산한 배치를 학습에서 제외합니다</translation>
    </message>
    <message numerus="yes">
        <source>%Ln configuration(s) excluded from the training.</source>
        <translation>
            <numerusform>배치 %Ln개를 학습에서 제외했습니다.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%L1 of %Ln configuration(s) labelled</source>
        <translation>
            <numerusform>배치 %Ln개 중 %L1개에 라벨 있음</numerusform>
        </translation>
    </message>
    <message>
        <source>%L1 excluded</source>
        <translation>제외 %L1개</translation>
    </message>
    <message>
        <source>Reading single points from %1</source>
        <translation>%1에서 단일점 계산 읽는 중</translation>
    </message>
    <message numerus="yes">
        <source>%L1 of %Ln single point(s) {has|have} the geometry of a configuration.</source>
        <translation>
            <numerusform>단일점 계산 %Ln건 중 %L1건의 기하 구조가 배치와 같습니다.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add the other %Ln as {a configuration|configurations}</source>
        <translation>
            <numerusform>나머지 %Ln개를 배치로 추가</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add %Ln labelled configuration(s)</source>
        <translation>
            <numerusform>라벨이 있는 배치 %Ln개 추가</numerusform>
        </translation>
    </message>
    <message>
        <source>No labels yet</source>
        <translation>아직 라벨이 없습니다</translation>
    </message>
    <message>
        <source>The files do not say how the labels were calculated</source>
        <translation>라벨을 어떻게 계산했는지 파일에 나와 있지 않습니다</translation>
    </message>
    <message>
        <source>Forces, eV/Å</source>
        <translation>힘, eV/Å</translation>
    </message>
    <message>
        <source>g/cm³</source>
        <translation>g/cm³</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>라벨</translation>
    </message>
    <message>
        <source>%1 is no longer in the project. Its folder stays.</source>
        <translation>%1을(를) 프로젝트에서 뺐습니다. 폴더는 그대로 남아 있습니다.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>실행 취소</translation>
    </message>
    <message>
        <source>The configuration of %1 is excluded from the training.</source>
        <translation>%1의 배치를 학습에서 제외했습니다.</translation>
    </message>
    <message>
        <source>&amp;Import labels…</source>
        <translation>라벨 가져오기(&amp;I)…</translation>
    </message>
    <message>
        <source>Read single points that were calculated elsewhere; the geometry says which configurations they belong to</source>
        <translation>다른 곳에서 계산한 단일점 계산을 읽습니다. 어느 배치의 것인지는 구조로 찾습니다</translation>
    </message>
    <message>
        <source>All configurations of the project with what is known of them</source>
        <translation>프로젝트의 모든 배치와 알려진 값입니다</translation>
    </message>
    <message>
        <source>The calculations of the chosen campaign: which wait, run, are done or have failed</source>
        <translation>선택한 캠페인의 계산입니다. 대기, 실행, 완료, 실패를 봅니다</translation>
    </message>
    <message>
        <source>Energies, forces and stresses that VASP, Quantum ESPRESSO or CP2K has calculated; other sets with labels too</source>
        <translation>VASP, Quantum ESPRESSO, CP2K가 계산한 에너지, 힘, 응력입니다. 라벨이 있는 다른 집합도 됩니다</translation>
    </message>
</context>
<context>
    <name>mtp::ui::LadderPanel</name>
    <message>
        <source>Presets</source>
        <translation>사전 설정</translation>
    </message>
    <message>
        <source>Common ladders</source>
        <translation>자주 쓰는 사다리</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>추가</translation>
    </message>
    <message>
        <source>Add the displayed density to the ladder</source>
        <translation>표시된 밀도를 사다리에 추가합니다</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>제거</translation>
    </message>
    <message>
        <source>Remove the selected density (Delete)</source>
        <translation>선택한 밀도를 제거합니다(Delete)</translation>
    </message>
    <message>
        <source>Space evenly</source>
        <translation>고르게 배열</translation>
    </message>
    <message>
        <source>Space the densities evenly between the first and the last</source>
        <translation>첫 밀도와 마지막 밀도 사이를 고르게 나눕니다</translation>
    </message>
    <message>
        <source>0.5, 1, 1.5</source>
        <translation>0.5, 1, 1.5</translation>
    </message>
    <message>
        <source>2/3, 1, 2</source>
        <translation>2/3, 1, 2</translation>
    </message>
    <message>
        <source>Densities %1</source>
        <translation>밀도 %1</translation>
    </message>
    <message>
        <source>Space the densities evenly</source>
        <translation>밀도를 고르게 배열</translation>
    </message>
    <message>
        <source>How many of the selected frames are scaled to each density, evenly spaced</source>
        <translation>선택한 프레임 중 밀도마다 고르게 골라 변환할 프레임의 수</translation>
    </message>
    <message>
        <source>Frames &amp;per density</source>
        <translation>밀도당 프레임 수(&amp;P)</translation>
    </message>
    <message>
        <source>Move a density to %L1</source>
        <translation>밀도를 %L1(으)로 옮기기</translation>
    </message>
    <message>
        <source>Remove density %L1</source>
        <translation>밀도 %L1 제거</translation>
    </message>
    <message>
        <source>Add %L1</source>
        <translation>%L1 추가</translation>
    </message>
    <message>
        <source> of %L1</source>
        <translation> / %L1</translation>
    </message>
    <message>
        <source>Add density %L1</source>
        <translation>밀도 %L1 추가</translation>
    </message>
</context>
<context>
    <name>mtp::ui::LadderStrip</name>
    <message numerus="yes">
        <source>%Ln configuration(s): %L1 new, %L2 exported, %L3 labelled, %L4 of them in the training set</source>
        <translation>
            <numerusform>배치 %Ln개: 새 배치 %L1개, 내보냄 %L2개, 라벨 있음 %L3개, 그중 학습 세트 %L4개</numerusform>
        </translation>
    </message>
    <message>
        <source>
Its cells are stretched along one axis or more</source>
        <translation>
이 밀도의 셀은 하나 이상의 축을 따라 늘여져 있습니다</translation>
    </message>
    <message>
        <source>Ladder of densities</source>
        <translation>밀도 사다리</translation>
    </message>
    <message>
        <source>density ratio, below in g/cm³</source>
        <translation>밀도비, 아래는 g/cm³</translation>
    </message>
    <message>
        <source>density ratio</source>
        <translation>밀도비</translation>
    </message>
    <message>
        <source> · double-click adds a density</source>
        <translation> · 두 번 누르면 밀도가 추가됩니다</translation>
    </message>
    <message>
        <source>drag the cell by its handles, with Ctrl one axis of it</source>
        <translation>손잡이를 끌면 셀이 바뀝니다. Ctrl을 누르면 한 축만 바뀝니다</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>아직 없음</translation>
    </message>
    <message>
        <source>%L1 of %L2 exported</source>
        <translation>%L2개 중 %L1개 내보냄</translation>
    </message>
    <message>
        <source>%L1 new</source>
        <translation>새 배치 %L1개</translation>
    </message>
    <message>
        <source>%L1 of %L2 labelled</source>
        <translation>%L2개 중 %L1개 라벨 있음</translation>
    </message>
    <message>
        <source>&amp;Remove this density</source>
        <translation>이 밀도 제거(&amp;R)</translation>
    </message>
    <message>
        <source>Reset the cell &amp;shape</source>
        <translation>셀 모양 초기화(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Add a density here</source>
        <translation>여기에 밀도 추가(&amp;A)</translation>
    </message>
    <message>
        <source>
Drag or Left and Right: move; Delete: remove; click: show this density</source>
        <translation>
끌기 또는 좌우 화살표: 옮기기, Delete: 제거, 누르기: 이 밀도 보기</translation>
    </message>
    <message>
        <source>Double-click: add a density
Drag the cell by its handles: scale it, with Ctrl along one axis</source>
        <translation>두 번 누르기: 밀도 추가
손잡이로 셀 끌기: 셀 변환, Ctrl과 함께: 한 축만 변환</translation>
    </message>
</context>
<context>
    <name>mtp::ui::LearnPage</name>
    <message>
        <source>Loop</source>
        <translation>루프</translation>
    </message>
    <message>
        <source>Make one round</source>
        <translation>한 라운드 진행</translation>
    </message>
    <message>
        <source>Add to the project</source>
        <translation>프로젝트에 추가</translation>
    </message>
    <message>
        <source>The last potential becomes a run of this project, and what was labelled becomes part of its configurations. Undo takes both back.</source>
        <translation>마지막 포텐셜이 이 프로젝트의 포텐셜이 되고, 라벨을 붙인 것이 배치에 더해집니다. 실행 취소하면 둘 다 되돌립니다.</translation>
    </message>
    <message>
        <source>The loop goes on from what the round began with. The files of the round are kept aside in the folder of the loop.</source>
        <translation>루프는 이 라운드를 시작했던 상태에서 이어집니다. 라운드의 파일은 루프 폴더에 따로 보관됩니다.</translation>
    </message>
    <message>
        <source>Train a potential: a learning loop begins with it</source>
        <translation>포텐셜을 학습하십시오. 학습 루프는 포텐셜에서 시작합니다</translation>
    </message>
    <message>
        <source>Go to Train</source>
        <translation>학습 페이지로</translation>
    </message>
    <message numerus="yes">
        <source>The potential and %Ln configuration(s) were added.</source>
        <translation>
            <numerusform>포텐셜과 배치 %Ln개를 추가했습니다.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The potential and %Ln configuration(s) without labels were added.</source>
        <translation>
            <numerusform>포텐셜과 라벨 없는 배치 %Ln개를 추가했습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>No learning loop yet</source>
        <translation>아직 학습 루프가 없습니다</translation>
    </message>
    <message numerus="yes">
        <source>%Ln round(s)</source>
        <translation>
            <numerusform>라운드 %Ln회</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln single point(s)</source>
        <translation>
            <numerusform>단일점 계산 %Ln건</numerusform>
        </translation>
    </message>
    <message>
        <source>Drop potentials on Inspect and trajectories on Trajectory: a loop begins with what the project holds</source>
        <translation>포텐셜은 검토 페이지에, 궤적은 궤적 페이지에 끌어다 놓으십시오. 루프는 프로젝트에 있는 것에서 시작합니다</translation>
    </message>
    <message>
        <source>New loop</source>
        <translation>새 루프</translation>
    </message>
    <message>
        <source>The potential is rehearsed. The fewest frames that teach it something get labels, and it is trained again, until the rehearsals run through.</source>
        <translation>포텐셜로 예행 시뮬레이션을 합니다. 포텐셜이 배울 것이 있는 최소한의 프레임에 라벨을 붙이고 다시 학습하며, 예행이 끝까지 진행될 때까지 되풀이합니다.</translation>
    </message>
    <message>
        <source>A loop cannot begin yet: the configurations that %1 was trained on are not in this project. Add them with their labels on the page Labels, or train a potential here.</source>
        <translation>아직 루프를 시작할 수 없습니다. %1을(를) 학습한 배치가 이 프로젝트에 없습니다. 라벨 페이지에서 라벨과 함께 추가하거나 여기에서 포텐셜을 학습하십시오.</translation>
    </message>
    <message>
        <source>Stop the loop</source>
        <translation>루프 중지</translation>
    </message>
    <message>
        <source>Continue with round %L1</source>
        <translation>라운드 %L1 계속</translation>
    </message>
    <message numerus="yes">
        <source>Learn from %Ln configuration(s)</source>
        <translation>
            <numerusform>배치 %Ln개로 배우기</numerusform>
        </translation>
    </message>
    <message>
        <source>Learn</source>
        <translation>능동 학습</translation>
    </message>
    <message>
        <source>Undo round %L1</source>
        <translation>라운드 %L1 되돌리기</translation>
    </message>
    <message>
        <source>Undo the last round</source>
        <translation>마지막 라운드 되돌리기</translation>
    </message>
    <message>
        <source>A loop of this project to look at or to continue, or a new one</source>
        <translation>살펴보거나 계속할 이 프로젝트의 루프, 또는 새 루프입니다</translation>
    </message>
    <message>
        <source>Rehearses, labels and trains once, and waits: to look at it before it goes on</source>
        <translation>리허설, 라벨, 학습을 한 번씩 하고 기다립니다. 결과를 본 뒤 계속할 수 있습니다</translation>
    </message>
    <message>
        <source>Potentials are made from labels there (Alt+4)</source>
        <translation>라벨로 포텐셜을 만드는 페이지입니다 (Alt+4)</translation>
    </message>
</context>
<context>
    <name>mtp::ui::LearningForm</name>
    <message>
        <source>Start</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>Potential</source>
        <translation>포텐셜</translation>
    </message>
    <message>
        <source>Rehearsals</source>
        <translation>예행</translation>
    </message>
    <message>
        <source>as trained</source>
        <translation>학습한 대로</translation>
    </message>
    <message>
        <source>Such as 1.6, 2, 2.4. Empty: the lowest, middle and highest of the training set</source>
        <translation>예: 1.6, 2, 2.4. 비워 두면 학습 세트의 가장 낮은 밀도, 가운데 밀도, 가장 높은 밀도를 씁니다</translation>
    </message>
    <message>
        <source>Of each run</source>
        <translation>실행마다의 시간</translation>
    </message>
    <message>
        <source>Runs at each density, with seeds of their own</source>
        <translation>밀도마다 실행하는 횟수. 시드는 서로 다릅니다</translation>
    </message>
    <message>
        <source>Of the configuration of the middle density, which runs start from</source>
        <translation>실행을 시작하는 가운데 밀도 배치의 반복 수</translation>
    </message>
    <message>
        <source>Of the velocities and of the trainings</source>
        <translation>속도와 학습의 시드</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>온도</translation>
    </message>
    <message>
        <source>K</source>
        <translation>K</translation>
    </message>
    <message>
        <source>Densities</source>
        <translation>밀도</translation>
    </message>
    <message>
        <source>g/cm³</source>
        <translation>g/cm³</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>시간</translation>
    </message>
    <message>
        <source>ps</source>
        <translation>ps</translation>
    </message>
    <message>
        <source>Time step</source>
        <translation>시간 간격</translation>
    </message>
    <message>
        <source>fs</source>
        <translation>fs</translation>
    </message>
    <message>
        <source>Supercell</source>
        <translation>슈퍼셀</translation>
    </message>
    <message>
        <source>Runs each</source>
        <translation>반복 실행</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>Grades and rounds</source>
        <translation>등급과 라운드</translation>
    </message>
    <message>
        <source>Frames of a higher grade are worth labels; up to 1 the potential interpolates</source>
        <translation>등급이 이보다 높은 프레임은 라벨을 붙일 가치가 있습니다. 1까지는 포텐셜이 내삽합니다</translation>
    </message>
    <message>
        <source>A run is not followed beyond this grade: what comes then is no liquid</source>
        <translation>이 등급을 넘으면 더 진행하지 않습니다. 그 뒤의 구조는 더 이상 액체가 아닙니다</translation>
    </message>
    <message>
        <source>Configurations that get labels in one round, at most</source>
        <translation>한 라운드에서 라벨을 붙일 배치의 최대 수</translation>
    </message>
    <message>
        <source>The loop ends after this many rounds, if not before</source>
        <translation>이 라운드 수를 넘으면 루프를 끝냅니다</translation>
    </message>
    <message>
        <source>as it is</source>
        <translation>그대로</translation>
    </message>
    <message>
        <source>Of the potentials that the rounds train</source>
        <translation>라운드에서 학습하는 포텐셜의 레벨</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>레벨</translation>
    </message>
    <message>
        <source>Save beyond</source>
        <translation>저장 기준</translation>
    </message>
    <message>
        <source>Stop beyond</source>
        <translation>중지 기준</translation>
    </message>
    <message>
        <source>Labels each</source>
        <translation>라벨 수</translation>
    </message>
    <message>
        <source>Rounds</source>
        <translation>라운드</translation>
    </message>
    <message numerus="yes">
        <source>%Ln labelled configuration(s) {is|are} its training set</source>
        <translation>
            <numerusform>라벨이 있는 배치 %Ln개가 학습 세트입니다</numerusform>
        </translation>
    </message>
    <message>
        <source>Its training set is not in this project</source>
        <translation>학습 세트가 이 프로젝트에 없습니다</translation>
    </message>
    <message>
        <source>any</source>
        <translation>제한 없음</translation>
    </message>
    <message>
        <source>Without gain</source>
        <translation>개선 없는 라운드</translation>
    </message>
    <message>
        <source>The loop ends after so many rounds in a row that improve nothing. A round improves something if more runs come to their end than ever before, if less than half as many frames lie beyond, or if errors on new labels fall</source>
        <translation>아무것도 나아지지 않는 라운드가 이만큼 이어지면 루프가 끝납니다. 끝까지 가는 실행이 그 어느 때보다 많거나, 범위를 벗어난 프레임이 절반 미만으로 줄거나, 새 라벨의 오차가 줄면 나아진 라운드입니다</translation>
    </message>
    <message>
        <source>The potential with which the loop begins, and whose training set it extends</source>
        <translation>루프가 시작하는 포텐셜이며, 그 학습 집합을 넓혀 갑니다</translation>
    </message>
    <message>
        <source>Somewhat above the highest of later simulations, so that those stay within what was learned</source>
        <translation>나중에 할 시뮬레이션의 최고 온도보다 조금 높게 하십시오. 그러면 학습한 범위 안에 머뭅니다</translation>
    </message>
    <message>
        <source>1 fs holds for most melts; take 0.5 fs with hydrogen or far above 1000 K</source>
        <translation>대부분의 용융물에는 1 fs가 맞습니다. 수소가 있거나 1000 K를 훨씬 넘으면 0.5 fs로 하십시오</translation>
    </message>
</context>
<context>
    <name>mtp::ui::LearningPanel</name>
    <message>
        <source>Stable: the rehearsal ran through, and no frame lies beyond the training set.</source>
        <translation>안정: 예행이 끝까지 진행되었고, 학습 세트를 벗어난 프레임이 없습니다.</translation>
    </message>
    <message>
        <source>Ended: frames lie beyond the training set, but none would extend it. Look at the runs that were stopped, or take a higher level.</source>
        <translation>종료: 학습 세트를 벗어난 프레임이 있으나 세트를 넓힐 프레임이 없습니다. 중지된 실행을 살펴보거나 레벨을 높이십시오.</translation>
    </message>
    <message>
        <source>Ended at the limit of rounds. Allow more to go on.</source>
        <translation>라운드 한도에서 끝났습니다. 계속하려면 한도를 늘리십시오.</translation>
    </message>
    <message>
        <source>Round %L1 waits for labels: calculate selected.extxyz in its folder, save the result beside it as labelled.extxyz, and continue.</source>
        <translation>라운드 %L1이(가) 라벨을 기다립니다. 해당 폴더의 selected.extxyz를 계산하고, 결과를 옆에 labelled.extxyz로 저장한 다음 계속하십시오.</translation>
    </message>
    <message>
        <source>Round %L1 is next.</source>
        <translation>다음은 라운드 %L1입니다.</translation>
    </message>
    <message>
        <source>Grades</source>
        <translation>등급</translation>
    </message>
    <message>
        <source>Round</source>
        <translation>라운드</translation>
    </message>
    <message>
        <source>Highest grade</source>
        <translation>가장 높은 등급</translation>
    </message>
    <message>
        <source>Force errors</source>
        <translation>힘 오차</translation>
    </message>
    <message>
        <source>RMSE of forces, eV/Å</source>
        <translation>힘의 RMSE, eV/Å</translation>
    </message>
    <message>
        <source>Drawn when a round has ended</source>
        <translation>라운드가 끝나면 그려집니다</translation>
    </message>
    <message>
        <source>Rounds</source>
        <translation>라운드</translation>
    </message>
    <message>
        <source>Worth labels</source>
        <translation>라벨 가치 있음</translation>
    </message>
    <message>
        <source>Before, on the new labels</source>
        <translation>학습 전, 새 라벨</translation>
    </message>
    <message>
        <source>After, on the training set</source>
        <translation>학습 후, 학습 세트</translation>
    </message>
    <message>
        <source>Round %1 improved nothing.</source>
        <translation>라운드 %1에서는 나아진 것이 없습니다.</translation>
    </message>
    <message>
        <source>more rehearsals ran through</source>
        <translation>끝까지 간 예행이 늘어남</translation>
    </message>
    <message>
        <source>fewer frames lie beyond</source>
        <translation>범위를 벗어난 프레임이 줄어듦</translation>
    </message>
    <message>
        <source>errors on new labels fell by %1 ± %2 %</source>
        <translation>새 라벨의 오차가 %1 ± %2 % 줄어듦</translation>
    </message>
    <message>
        <source>Round %1 improved: %2.</source>
        <translation>라운드 %1에서 나아진 점: %2.</translation>
    </message>
    <message numerus="yes">
        <source>Ended: %Ln round(s) in a row improved nothing. At best %1 % of the rehearsals ran through and %2 % of the frames lay beyond, and errors on new labels do not fall. Longer rehearsals, other densities or a higher level may find more; to go on as it is, allow more rounds without gain.</source>
        <translation>
            <numerusform>끝남: 라운드 %Ln회 연속으로 나아진 것이 없습니다. 가장 좋았을 때 예행의 %1 %가 끝까지 갔고 프레임의 %2 %가 범위를 벗어났으며, 새 라벨의 오차는 줄지 않습니다. 더 긴 예행, 다른 밀도, 더 높은 레벨에서 더 찾을 수 있습니다. 그대로 계속하려면 개선 없는 라운드를 더 허용하십시오.</numerusform>
        </translation>
    </message>
    <message>
        <source>Each round becomes a row here</source>
        <translation>라운드마다 여기에 한 행이 추가됩니다</translation>
    </message>
</context>
<context>
    <name>mtp::ui::LearningRun</name>
    <message>
        <source>Learning</source>
        <translation>능동 학습 중</translation>
    </message>
    <message>
        <source>Learning, round %L1</source>
        <translation>능동 학습 중, 라운드 %L1</translation>
    </message>
    <message>
        <source>Stop the learning loop</source>
        <translation>학습 루프 중지</translation>
    </message>
</context>
<context>
    <name>mtp::ui::LegendChip</name>
    <message>
        <source>%1
Click: show or hide; Ctrl+click: this one alone; drag: move the legend</source>
        <translation>%1
누르기: 보이기/숨기기, Ctrl+누르기: 이것만 보기, 끌기: 범례 옮기기</translation>
    </message>
</context>
<context>
    <name>mtp::ui::LegendStrip</name>
    <message>
        <source>The series that have no room in this line: show or hide them</source>
        <translation>이 줄에 들어가지 않는 계열을 표시하거나 숨깁니다</translation>
    </message>
</context>
<context>
    <name>mtp::ui::MachineForm</name>
    <message>
        <source>Single points that run at the same time</source>
        <translation>동시에 실행할 단일점 계산의 수</translation>
    </message>
    <message>
        <source>of the partition</source>
        <translation>파티션 설정대로</translation>
    </message>
    <message>
        <source>Slurm ends a single point that takes longer</source>
        <translation>이보다 오래 걸리는 단일점 계산은 Slurm이 끝냅니다</translation>
    </message>
    <message>
        <source>&amp;Where</source>
        <translation>장소(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;At once</source>
        <translation>동시 실행(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Time limit</source>
        <translation>시간 제한(&amp;T)</translation>
    </message>
    <message>
        <source>min</source>
        <translation>분</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>이 컴퓨터</translation>
    </message>
    <message>
        <source>Slurm of this computer</source>
        <translation>이 컴퓨터의 Slurm</translation>
    </message>
    <message>
        <source>Where single points run: here, by Slurm, or on a machine that ssh reaches. Machines… on Labels adds one</source>
        <translation>단일점 계산을 실행할 곳입니다. 이 컴퓨터, Slurm, 또는 ssh로 접속하는 컴퓨터이며, 라벨 페이지의 컴퓨터…에서 추가합니다</translation>
    </message>
</context>
<context>
    <name>mtp::ui::MachinesDialog</name>
    <message>
        <source>&amp;Remove</source>
        <translation>제거(&amp;R)</translation>
    </message>
    <message>
        <source>Machines</source>
        <translation>계산 장비</translation>
    </message>
    <message>
        <source>Save machines</source>
        <translation>계산 장비 저장</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>추가(&amp;A)</translation>
    </message>
    <message>
        <source>hal</source>
        <translation>hal</translation>
    </message>
    <message>
        <source>this computer; or a host of ~/.ssh/config</source>
        <translation>이 컴퓨터, 또는 ~/.ssh/config의 호스트</translation>
    </message>
    <message>
        <source>There; campaigns get folders of their own in it</source>
        <translation>그 장비에 있는 폴더. 캠페인마다 그 안에 폴더를 만듭니다</translation>
    </message>
    <message>
        <source>has &amp;Slurm</source>
        <translation>Slurm 있음(&amp;S)</translation>
    </message>
    <message>
        <source>Of sbatch</source>
        <translation>sbatch의 옵션</translation>
    </message>
    <message>
        <source>as many as the queue allows</source>
        <translation>대기열이 허용하는 만큼</translation>
    </message>
    <message>
        <source>of the partition</source>
        <translation>파티션 설정대로</translation>
    </message>
    <message>
        <source>min</source>
        <translation>분</translation>
    </message>
    <message>
        <source>of POTCAR setups, there</source>
        <translation>그 장비에 있는 POTCAR 폴더</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>이름(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Host</source>
        <translation>호스트(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation>폴더(&amp;F)</translation>
    </message>
    <message>
        <source>Scheduler</source>
        <translation>스케줄러</translation>
    </message>
    <message>
        <source>&amp;Options</source>
        <translation>옵션(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Most in the queue</source>
        <translation>대기열 최대 수(&amp;M)</translation>
    </message>
    <message>
        <source>At o&amp;nce</source>
        <translation>동시 실행(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Time limit</source>
        <translation>시간 제한(&amp;T)</translation>
    </message>
    <message>
        <source>B&amp;efore the code</source>
        <translation>코드 실행 전(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Command</source>
        <translation>명령(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Library</source>
        <translation>라이브러리(&amp;L)</translation>
    </message>
    <message>
        <source>new</source>
        <translation>새 장비</translation>
    </message>
    <message>
        <source>Add the clusters on which single points can run. They are reached by ssh and rsync; no password passes through here.</source>
        <translation>단일점 계산을 실행할 클러스터를 추가하십시오. ssh와 rsync로 접속하며, 암호는 이곳을 거치지 않습니다.</translation>
    </message>
    <message>
        <source>A new entry, to be filled in at the right</source>
        <translation>새 항목을 만들고 오른쪽에서 내용을 채웁니다</translation>
    </message>
    <message>
        <source>By which Labels and Learn offer this machine; it is no address</source>
        <translation>라벨과 능동 학습 페이지에 표시되는 이름입니다. 주소가 아닙니다</translation>
    </message>
    <message>
        <source>What you type after ssh; keys or an agent must let you in without a password</source>
        <translation>ssh 뒤에 입력하는 이름입니다. 키나 에이전트로 암호 없이 접속되어야 합니다</translation>
    </message>
    <message>
        <source>With it single points are submitted by sbatch; without it they are started over ssh</source>
        <translation>켜면 단일점 계산을 sbatch로 제출하고, 끄면 ssh로 바로 시작합니다</translation>
    </message>
    <message>
        <source>No more tasks wait or run there at the same time; the others are submitted as these end</source>
        <translation>동시에 대기하거나 실행되는 작업의 최대 수입니다. 나머지는 앞의 작업이 끝나면 제출합니다</translation>
    </message>
    <message>
        <source>Single points that Slurm may run at the same time</source>
        <translation>Slurm이 동시에 실행할 수 있는 단일점 계산 수입니다</translation>
    </message>
    <message>
        <source>Slurm ends a single point that takes longer</source>
        <translation>이보다 오래 걸리는 단일점 계산은 Slurm이 끝냅니다</translation>
    </message>
    <message>
        <source>Shell lines that make the code available, such as modules and variables of the environment</source>
        <translation>모듈이나 환경 변수처럼 코드를 쓸 수 있게 하는 셸 명령입니다</translation>
    </message>
    <message>
        <source>The shell line that runs the code in the folder of a task</source>
        <translation>작업 폴더에서 코드를 실행하는 셸 명령입니다</translation>
    </message>
    <message>
        <source>Folder on the machine that holds pseudopotentials; VASP needs it, because POTCAR files may not be copied</source>
        <translation>그 컴퓨터에서 의사 퍼텐셜이 있는 폴더입니다. POTCAR 파일은 복사할 수 없으므로 VASP에 필요합니다</translation>
    </message>
    <message>
        <source>For all projects of this user, in machines.json</source>
        <translation>이 사용자의 모든 프로젝트에 쓰도록 machines.json에 저장합니다</translation>
    </message>
    <message>
        <source>Takes the machine from the list; campaigns that ran there keep their files</source>
        <translation>목록에서 이 컴퓨터를 지웁니다. 그곳에서 실행한 캠페인의 파일은 남습니다</translation>
    </message>
</context>
<context>
    <name>mtp::ui::MainWindow</name>
    <message>
        <source>&amp;Edit</source>
        <translation>편집(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>파일(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;New project</source>
        <translation>새 프로젝트(&amp;N)</translation>
    </message>
    <message>
        <source>New &amp;window</source>
        <translation>새 창(&amp;W)</translation>
    </message>
    <message>
        <source>Ctrl+Shift+N</source>
        <translation>Ctrl+Shift+N</translation>
    </message>
    <message>
        <source>&amp;Open file…</source>
        <translation>파일 열기(&amp;O)…</translation>
    </message>
    <message>
        <source>Open run &amp;folder…</source>
        <translation>계산 폴더 열기(&amp;F)…</translation>
    </message>
    <message>
        <source>Ctrl+Shift+O</source>
        <translation>Ctrl+Shift+O</translation>
    </message>
    <message>
        <source>Open &amp;example</source>
        <translation>예제 열기(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>저장(&amp;S)</translation>
    </message>
    <message>
        <source>Save project &amp;as…</source>
        <translation>다른 이름으로 프로젝트 저장(&amp;A)…</translation>
    </message>
    <message>
        <source>Ctrl+Shift+S</source>
        <translation>Ctrl+Shift+S</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>끝내기(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>이동(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Start page</source>
        <translation>시작 페이지(&amp;S)</translation>
    </message>
    <message>
        <source>Alt+0</source>
        <translation>Alt+0</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>도움말(&amp;H)</translation>
    </message>
    <message>
        <source>MTP Workbench</source>
        <translation>MTP Workbench</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>다른 이름으로 저장…</translation>
    </message>
    <message>
        <source>The program ended unexpectedly. Every step that was finished is in its project.</source>
        <translation>프로그램이 예기치 않게 종료되었습니다. 완료된 단계는 모두 프로젝트에 있습니다.</translation>
    </message>
    <message>
        <source>Show the report</source>
        <translation>보고서 보기</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>복구</translation>
    </message>
    <message>
        <source>%1 is no longer there. What was made from it is kept in the project.</source>
        <translation>%1이(가) 더 이상 그 자리에 없습니다. 거기에서 만든 것은 프로젝트에 남아 있습니다.</translation>
    </message>
    <message>
        <source>Find it…</source>
        <translation>찾기…</translation>
    </message>
    <message>
        <source>This project is read-only: %1. To change it, save a copy.</source>
        <translation>이 프로젝트는 읽기 전용입니다: %1. 바꾸려면 사본을 저장하십시오.</translation>
    </message>
    <message>
        <source>%1: there is no such file.</source>
        <translation>%1: 그런 파일이 없습니다.</translation>
    </message>
    <message>
        <source>%1: every change is saved at once</source>
        <translation>%1: 모든 변경은 바로 저장됩니다</translation>
    </message>
    <message>
        <source>Stale</source>
        <translation>오래됨</translation>
    </message>
    <message>
        <source>The configurations have changed since this potential was trained. Undo the changes, or train again.</source>
        <translation>이 포텐셜을 학습한 뒤에 배치가 바뀌었습니다. 변경을 실행 취소하거나 다시 학습하십시오.</translation>
    </message>
    <message>
        <source>Read-only</source>
        <translation>읽기 전용</translation>
    </message>
    <message>
        <source>%1. Use File &gt; Save project as… to make a copy that can be changed.</source>
        <translation>%1. 바꿀 수 있는 사본을 만들려면 파일 &gt; 다른 이름으로 프로젝트 저장…을 쓰십시오.</translation>
    </message>
    <message>
        <source>Close the window?</source>
        <translation>창을 닫을까요?</translation>
    </message>
    <message>
        <source>&amp;Preferences…</source>
        <translation>환경 설정(&amp;P)…</translation>
    </message>
    <message>
        <source>Ctrl+,</source>
        <translation>Ctrl+,</translation>
    </message>
</context>
<context>
    <name>mtp::ui::MapPanel</name>
    <message>
        <source>Map of configurations</source>
        <translation>배치 맵</translation>
    </message>
    <message>
        <source>first principal component</source>
        <translation>제1 주성분</translation>
    </message>
    <message>
        <source>second principal component</source>
        <translation>제2 주성분</translation>
    </message>
    <message>
        <source>Colour by</source>
        <translation>색 기준</translation>
    </message>
    <message>
        <source>Density</source>
        <translation>밀도</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>시간</translation>
    </message>
    <message>
        <source>Grade</source>
        <translation>등급</translation>
    </message>
    <message>
        <source>Force error</source>
        <translation>힘 오차</translation>
    </message>
    <message>
        <source>Largest force error</source>
        <translation>가장 큰 힘 오차</translation>
    </message>
    <message>
        <source>Energy error</source>
        <translation>에너지 오차</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>분할</translation>
    </message>
    <message>
        <source>Distance of near copies</source>
        <translation>근접 중복의 거리</translation>
    </message>
    <message>
        <source>Configurations that are nearer are near copies: root mean square over the descriptors, whose variance is 1. Frames of a melt that are 1 fs apart are about 0.1 apart.</source>
        <translation>이보다 가까운 배치는 근접 중복으로 봅니다. 분산이 1인 기술자들의 제곱 평균 제곱근 거리입니다. 1 fs 떨어진 용융물 프레임은 약 0.1 떨어져 있습니다.</translation>
    </message>
    <message>
        <source>Near copies</source>
        <translation>근접 중복</translation>
    </message>
    <message>
        <source>Near copies within</source>
        <translation>근접 중복 거리</translation>
    </message>
    <message>
        <source>Comparing configurations</source>
        <translation>배치 비교 중</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>취소됨</translation>
    </message>
    <message>
        <source>Configurations by what they look like</source>
        <translation>서로 닮은 정도로 배열한 배치</translation>
    </message>
    <message>
        <source>%1: not known for these configurations</source>
        <translation>%1: 이 배치들에서는 알 수 없습니다</translation>
    </message>
    <message>
        <source>Working out the grades…</source>
        <translation>등급을 계산하고 있습니다…</translation>
    </message>
    <message numerus="yes">
        <source>Exclude %Ln near {copy|copies}</source>
        <translation>
            <numerusform>근접 중복 %Ln개 제외</numerusform>
        </translation>
    </message>
    <message>
        <source>No two configurations are so near</source>
        <translation>이만큼 가까운 두 배치가 없습니다</translation>
    </message>
    <message numerus="yes">
        <source>%Ln configuration(s) {says|say} nearly the same as an earlier one</source>
        <translation>
            <numerusform>배치 %Ln개가 앞선 배치와 거의 같습니다</numerusform>
        </translation>
    </message>
    <message>
        <source>What colours the points; neighbours on the map look alike</source>
        <translation>점의 색을 정하는 값입니다. 지도에서 이웃한 점은 서로 비슷한 배치입니다</translation>
    </message>
    <message>
        <source>They say nearly what others say already: without them a training is faster and hardly different. Can be undone</source>
        <translation>다른 배치와 거의 같은 내용이므로 빼면 학습이 빨라지고 결과는 거의 같습니다. 실행 취소할 수 있습니다</translation>
    </message>
</context>
<context>
    <name>mtp::ui::MotionPlots</name>
    <message>
        <source>Drawn when the run has been analysed</source>
        <translation>궤적을 분석하면 그려집니다</translation>
    </message>
    <message>
        <source>slope 1</source>
        <translation>기울기 1</translation>
    </message>
    <message>
        <source>ion %1 alone</source>
        <translation>%1 이온만</translation>
    </message>
    <message>
        <source>Time, ps</source>
        <translation>시간, ps</translation>
    </message>
    <message>
        <source>r, Å</source>
        <translation>r, Å</translation>
    </message>
    <message>
        <source>Non-Gaussian parameter α₂</source>
        <translation>비가우스 매개변수 α₂</translation>
    </message>
    <message>
        <source>Pairs, g(r)</source>
        <translation>쌍 분포, g(r)</translation>
    </message>
    <message>
        <source>Time after which distances are shown</source>
        <translation>거리를 보여 줄 경과 시간</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>맵</translation>
    </message>
    <message>
        <source>Distances at all times, as a map</source>
        <translation>모든 시간의 이동 거리를 맵으로 봅니다</translation>
    </message>
    <message>
        <source>P, 1/Å</source>
        <translation>P, 1/Å</translation>
    </message>
    <message>
        <source>Curve</source>
        <translation>곡선</translation>
    </message>
    <message>
        <source>Distances after one time, as a curve</source>
        <translation>한 시간의 이동 거리를 곡선으로 봅니다</translation>
    </message>
    <message>
        <source>Other runs</source>
        <translation>다른 궤적</translation>
    </message>
    <message>
        <source>caged | hopping</source>
        <translation>갇힘 | 도약</translation>
    </message>
    <message>
        <source>Runs that are added in the tab Runs can be drawn here too</source>
        <translation>궤적 비교 탭에 추가한 궤적을 여기에도 그릴 수 있습니다</translation>
    </message>
    <message>
        <source>Draws the runs of the tab Runs too</source>
        <translation>궤적 비교 탭의 궤적도 함께 그립니다</translation>
    </message>
    <message>
        <source>after %1 ps</source>
        <translation>%1 ps 후</translation>
    </message>
    <message>
        <source>fit of D</source>
        <translation>D의 피팅</translation>
    </message>
    <message>
        <source>random walk</source>
        <translation>무작위 걷기</translation>
    </message>
    <message>
        <source>t* = %1 ps, 1/α_max = %2</source>
        <translation>t* = %1 ps, 1/α_max = %2</translation>
    </message>
    <message>
        <source>%1: %2 within %3 Å</source>
        <translation>%1: %3 Å 이내 %2</translation>
    </message>
    <message>
        <source>Local exponent of the MSD</source>
        <translation>MSD의 국소 지수</translation>
    </message>
    <message>
        <source>MSD</source>
        <translation>MSD</translation>
    </message>
    <message>
        <source>The mean square displacement itself</source>
        <translation>평균 제곱 변위 자체</translation>
    </message>
    <message>
        <source>Exponent</source>
        <translation>지수</translation>
    </message>
    <message>
        <source>The slope of the logarithms: 0 in a cage, 1 for a random walk, 2 without collisions</source>
        <translation>로그의 기울기: 갇혀 있으면 0, 무작위 걷기이면 1, 충돌이 없으면 2</translation>
    </message>
    <message>
        <source>MSD, Å²</source>
        <translation>MSD, Å²</translation>
    </message>
    <message>
        <source>P(r,t), 1/Å</source>
        <translation>P(r,t), 1/Å</translation>
    </message>
    <message>
        <source>P(r,t) = 4πr²G_s(r,t) is how many ions have moved by r in the time t, for each Å; its integral is 1. Short times show cages, long ones hops.</source>
        <translation>P(r,t) = 4πr²G_s(r,t)는 시간 t 동안 r만큼 움직인 이온의 1 Å당 몫이며 적분하면 1입니다. 짧은 시간은 갇힘을, 긴 시간은 도약을 보여 줍니다.</translation>
    </message>
</context>
<context>
    <name>mtp::ui::NumberTable</name>
    <message>
        <source>&amp;Copy</source>
        <translation>복사(&amp;C)</translation>
    </message>
</context>
<context>
    <name>mtp::ui::OffendingFrames</name>
    <message>
        <source>Add the frame that stopped %1</source>
        <translation>%1을(를) 중지시킨 프레임 추가</translation>
    </message>
    <message>
        <source>The frame is a configuration without labels now. Export it, compute it, and import its labels on the page Labels.</source>
        <translation>이 프레임은 이제 라벨 없는 배치입니다. 내보내서 계산한 다음 라벨 페이지에서 라벨을 가져오십시오.</translation>
    </message>
    <message>
        <source>Go to Labels</source>
        <translation>라벨 페이지로</translation>
    </message>
    <message>
        <source>Choosing frames</source>
        <translation>프레임 고르는 중</translation>
    </message>
    <message>
        <source>Rehearse in small cells</source>
        <translation>작은 셀에서 예행</translation>
    </message>
    <message>
        <source>Add all the same</source>
        <translation>그래도 추가</translation>
    </message>
</context>
<context>
    <name>mtp::ui::OwnRecipes</name>
    <message>
        <source>Add recipe %1</source>
        <translation>레시피 %1 추가</translation>
    </message>
    <message>
        <source>Change recipe %1</source>
        <translation>레시피 %1 변경</translation>
    </message>
    <message>
        <source>Remove recipe %1</source>
        <translation>레시피 %1 제거</translation>
    </message>
</context>
<context>
    <name>mtp::ui::PackDialog</name>
    <message>
        <source>Random distribution of ions</source>
        <translation>이온의 무작위 배열</translation>
    </message>
    <message>
        <source>g/cm³</source>
        <translation>g/cm³</translation>
    </message>
    <message>
        <source>a cube; or a b c, or a b c α β γ</source>
        <translation>정육면체, a b c (α β γ)</translation>
    </message>
    <message>
        <source>Shape of the cell; its size follows from the density</source>
        <translation>셀의 모양. 크기는 밀도에서 정해집니다</translation>
    </message>
    <message>
        <source>Shortest distance of a pair as a multiple of the sum of its covalent radii</source>
        <translation>쌍의 가장 짧은 거리. 공유 결합 반지름의 합에 대한 배수입니다</translation>
    </message>
    <message>
        <source>Shortest distances of pairs in Å, such as Cl-Cl 2.8, Al-Al 3.2</source>
        <translation>쌍별 가장 짧은 거리(Å). 예: Cl-Cl 2.8, Al-Al 3.2</translation>
    </message>
    <message>
        <source>&amp;Distribute</source>
        <translation>배열(&amp;D)</translation>
    </message>
    <message>
        <source>The distribution will appear here</source>
        <translation>배열 결과가 여기에 나타납니다</translation>
    </message>
    <message>
        <source>&amp;Ions</source>
        <translation>이온(&amp;I)</translation>
    </message>
    <message>
        <source>D&amp;ensity</source>
        <translation>밀도(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Cell</source>
        <translation>셀(&amp;C)</translation>
    </message>
    <message>
        <source>S&amp;hortest, × radii</source>
        <translation>최단 거리, × 반지름(&amp;H)</translation>
    </message>
    <message>
        <source>Shortest by &amp;pair, Å</source>
        <translation>쌍별 최단 거리, Å(&amp;P)</translation>
    </message>
    <message>
        <source>S&amp;eed</source>
        <translation>시드(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Save for the AIMD…</source>
        <translation>AIMD용으로 저장(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;AIMD run…</source>
        <translation>AIMD 계산(&amp;A)…</translation>
    </message>
    <message>
        <source>Write the deck of an AIMD run that starts from this cell, or run it</source>
        <translation>이 셀에서 시작하는 AIMD 계산의 입력 파일을 쓰거나 실행합니다</translation>
    </message>
    <message>
        <source>The cell needs three lengths, or three lengths and three angles</source>
        <translation>셀에는 길이 셋, 또는 길이 셋과 각도 셋이 필요합니다</translation>
    </message>
    <message>
        <source>This cell has no volume</source>
        <translation>이 셀은 부피가 없습니다</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Pushing ions apart…</source>
        <translation>이온을 서로 밀어내고 있습니다…</translation>
    </message>
    <message>
        <source>Distributing ions</source>
        <translation>이온 배열 중</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>취소됨</translation>
    </message>
    <message numerus="yes">
        <source>%Ln ion(s) in %1
Shortest distances:</source>
        <translation>
            <numerusform>%1에 이온 %Ln개
가장 짧은 거리:</numerusform>
        </translation>
    </message>
    <message>
        <source>Å³</source>
        <translation>Å³</translation>
    </message>
    <message>
        <source>Å</source>
        <translation>Å</translation>
    </message>
    <message>
        <source>Saved to %1</source>
        <translation>%1에 저장했습니다</translation>
    </message>
    <message>
        <source>Elements and numbers; the charges of the ions should add up to zero</source>
        <translation>원소와 개수입니다. 이온 전하의 합은 0이어야 합니다</translation>
    </message>
    <message>
        <source>Of the packed cell; somewhat below that of the melt packs easily</source>
        <translation>배열한 셀의 밀도입니다. 용융물보다 조금 낮으면 쉽게 배열됩니다</translation>
    </message>
    <message>
        <source>Another seed gives another random packing</source>
        <translation>시드가 다르면 무작위 배열도 달라집니다</translation>
    </message>
    <message>
        <source>Places the ions so that no pair is nearer than the shortest distances above</source>
        <translation>위의 최단 거리보다 가까운 쌍이 없도록 이온을 배치합니다</translation>
    </message>
    <message>
        <source>As a structure file: extended XYZ, POSCAR or LAMMPS data</source>
        <translation>구조 파일로 저장합니다. 확장 XYZ, POSCAR, LAMMPS data</translation>
    </message>
</context>
<context>
    <name>mtp::ui::Page</name>
    <message>
        <source>Nothing here yet</source>
        <translation>아직 아무것도 없음</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>준비됨</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>실행 중</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>확인 필요</translation>
    </message>
</context>
<context>
    <name>mtp::ui::PageRail</name>
    <message>
        <source>%1: %2 (Alt+%3)</source>
        <translation>%1: %2 (Alt+%3)</translation>
    </message>
</context>
<context>
    <name>mtp::ui::PairPanel</name>
    <message>
        <source>Pairs</source>
        <translation>쌍 수</translation>
    </message>
    <message>
        <source>r, Å</source>
        <translation>r, Å</translation>
    </message>
    <message>
        <source>Pair</source>
        <translation>쌍</translation>
    </message>
    <message>
        <source>Energy of two atoms, and radial functions</source>
        <translation>두 원자의 에너지와 방사 함수</translation>
    </message>
    <message>
        <source>All dimers</source>
        <translation>모든 이량체</translation>
    </message>
    <message>
        <source>Dimer %1</source>
        <translation>이량체 %1</translation>
    </message>
    <message>
        <source>Radial functions %1</source>
        <translation>방사 함수 %1</translation>
    </message>
    <message>
        <source>radial function</source>
        <translation>방사 함수</translation>
    </message>
    <message>
        <source>%1, nearer than trained</source>
        <translation>%1, 학습보다 가까움</translation>
    </message>
    <message>
        <source>hole</source>
        <translation>구멍</translation>
    </message>
    <message>
        <source>energy of two atoms, eV</source>
        <translation>두 원자의 에너지, eV</translation>
    </message>
    <message>
        <source>distances of the training set</source>
        <translation>학습 세트의 거리</translation>
    </message>
    <message>
        <source>distances of the project</source>
        <translation>프로젝트의 거리</translation>
    </message>
    <message>
        <source>Energy of two atoms alone against their distance, or the radial functions of the pair</source>
        <translation>거리에 따른 두 원자만의 에너지, 또는 그 쌍의 동경 함수입니다</translation>
    </message>
</context>
<context>
    <name>mtp::ui::ParityPanel</name>
    <message>
        <source>Energy per atom</source>
        <translation>원자당 에너지</translation>
    </message>
    <message>
        <source>Force components</source>
        <translation>힘 성분</translation>
    </message>
    <message>
        <source>|F|</source>
        <translation>|F|</translation>
    </message>
    <message>
        <source>Virial per atom</source>
        <translation>원자당 비리얼</translation>
    </message>
    <message>
        <source>Pressure</source>
        <translation>압력</translation>
    </message>
    <message>
        <source>MAE %1
RMSE %2
R² %3
N = %L4</source>
        <translation>MAE %1
RMSE %2
R² %3
N = %L4</translation>
    </message>
    <message>
        <source>Parity</source>
        <translation>패리티</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>물리량</translation>
    </message>
    <message>
        <source>Train a potential, or drop a potential file here</source>
        <translation>포텐셜을 학습하거나 포텐셜 파일을 여기에 끌어다 놓으십시오</translation>
    </message>
    <message>
        <source>What is drawn: the prediction of the potential against the label</source>
        <translation>그릴 물리량입니다. 포텐셜의 예측을 라벨과 비교합니다</translation>
    </message>
</context>
<context>
    <name>mtp::ui::ParityPlot</name>
    <message>
        <source>reference</source>
        <translation>기준</translation>
    </message>
    <message>
        <source>predicted</source>
        <translation>예측</translation>
    </message>
    <message>
        <source>reference, %1</source>
        <translation>기준, %1</translation>
    </message>
    <message>
        <source>predicted, %1</source>
        <translation>예측, %1</translation>
    </message>
    <message>
        <source>reference %1 %4
predicted %2 %4
error %3 %4</source>
        <translation>기준 %1 %4
예측 %2 %4
오차 %3 %4</translation>
    </message>
</context>
<context>
    <name>mtp::ui::Plot</name>
    <message>
        <source>&amp;Copy picture</source>
        <translation>그림 복사(&amp;C)</translation>
    </message>
    <message>
        <source>Show &amp;all</source>
        <translation>모두 보기(&amp;A)</translation>
    </message>
    <message>
        <source>Over the &amp;whole page</source>
        <translation>페이지 전체로 보기(&amp;W)</translation>
    </message>
    <message>
        <source>Axis &amp;ranges…</source>
        <translation>축 범위(&amp;R)…</translation>
    </message>
    <message>
        <source>&amp;Legend</source>
        <translation>범례(&amp;L)</translation>
    </message>
    <message>
        <source>Export %1…</source>
        <translation>%1 내보내기…</translation>
    </message>
    <message>
        <source>Export plot</source>
        <translation>그림 내보내기</translation>
    </message>
    <message>
        <source>%1 files (*.%2)</source>
        <translation>%1 파일 (*.%2)</translation>
    </message>
</context>
<context>
    <name>mtp::ui::PlotHead</name>
    <message>
        <source>Hide the legend, or show it</source>
        <translation>범례 숨기기 또는 보이기</translation>
    </message>
    <message>
        <source>Double click: this plot over the whole page, or back</source>
        <translation>두 번 누르기: 이 그림을 페이지 전체로 보기, 또는 되돌리기</translation>
    </message>
    <message>
        <source>Over the whole page, or back</source>
        <translation>페이지 전체로 보기, 또는 되돌리기</translation>
    </message>
</context>
<context>
    <name>mtp::ui::PointPlot</name>
    <message>
        <source>&amp;Select all</source>
        <translation>모두 선택(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Invert the selection</source>
        <translation>선택 반전(&amp;I)</translation>
    </message>
    <message>
        <source>C&amp;lear the selection</source>
        <translation>선택 해제(&amp;L)</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>알 수 없음</translation>
    </message>
    <message>
        <source>%1, validation</source>
        <translation>%1, 검증</translation>
    </message>
    <message>
        <source>Colour by number of &amp;points (log)</source>
        <translation>점의 개수로 색칠(로그)(&amp;P)</translation>
    </message>
</context>
<context>
    <name>mtp::ui::PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation>환경 설정</translation>
    </message>
    <message>
        <source>Restore defaults</source>
        <translation>기본값으로 되돌리기</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>데스크톱 설정대로</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>밝게</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>어둡게</translation>
    </message>
    <message>
        <source>all (%1)</source>
        <translation>모두 (%1)</translation>
    </message>
    <message>
        <source>Of trainings, analyses and learning loops that start from now on, if they ask for no number of their own</source>
        <translation>지금부터 시작하는 학습, 분석, 학습 루프 가운데 스레드 수를 따로 정하지 않은 것에 적용됩니다</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>이 컴퓨터</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>테마(&amp;T)</translation>
    </message>
    <message>
        <source>Lan&amp;guage</source>
        <translation>언어(&amp;G)</translation>
    </message>
    <message>
        <source>Size of te&amp;xt</source>
        <translation>글자 크기(&amp;X)</translation>
    </message>
    <message>
        <source>Th&amp;reads</source>
        <translation>스레드(&amp;R)</translation>
    </message>
    <message>
        <source>The language changes when the program is started again.</source>
        <translation>언어는 프로그램을 다시 시작하면 바뀝니다.</translation>
    </message>
    <message>
        <source>Programs</source>
        <translation>프로그램</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>프로그램</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>버전</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>위치</translation>
    </message>
    <message>
        <source>&amp;Look again</source>
        <translation>다시 찾기(&amp;L)</translation>
    </message>
    <message>
        <source>After a program was installed</source>
        <translation>프로그램을 새로 설치한 다음에 누르십시오</translation>
    </message>
    <message>
        <source>Programs that were found</source>
        <translation>찾은 프로그램</translation>
    </message>
    <message>
        <source>Where things are kept</source>
        <translation>저장 위치</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>열기</translation>
    </message>
    <message>
        <source>Open the folder of: %1</source>
        <translation>폴더 열기: %1</translation>
    </message>
    <message>
        <source>Projects without a name</source>
        <translation>이름 없는 프로젝트</translation>
    </message>
    <message>
        <source>Machines</source>
        <translation>계산 장비</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>찾는 중…</translation>
    </message>
    <message>
        <source>Looking for programs</source>
        <translation>프로그램 찾기</translation>
    </message>
    <message>
        <source>not told</source>
        <translation>알 수 없음</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>찾지 못함</translation>
    </message>
    <message>
        <source>Of all windows and plots, at once</source>
        <translation>모든 창과 그림에 바로 적용됩니다</translation>
    </message>
    <message>
        <source>Of everything in the window, relative to the font of the desktop</source>
        <translation>창 전체의 글자 크기로, 데스크톱 글꼴에 대한 비율입니다</translation>
    </message>
    <message>
        <source>Shows the folder among your files</source>
        <translation>파일 관리자에서 폴더를 보여 줍니다</translation>
    </message>
    <message>
        <source>Theme, text, threads, units and language as after the installation; projects stay as they are</source>
        <translation>테마, 글자, 스레드, 단위, 언어를 설치 직후 상태로 되돌립니다. 프로젝트는 그대로입니다</translation>
    </message>
    <message>
        <source>Units of lists and plots</source>
        <translation>목록과 그림의 단위</translation>
    </message>
    <message>
        <source>&amp;Energy</source>
        <translation>에너지(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Force</source>
        <translation>힘(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Stress</source>
        <translation>응력(&amp;S)</translation>
    </message>
    <message>
        <source>Le&amp;ngth</source>
        <translation>길이(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Density</source>
        <translation>밀도(&amp;D)</translation>
    </message>
    <message>
        <source>eV, errors in meV</source>
        <translation>eV, 오차는 meV</translation>
    </message>
    <message>
        <source>eV/Å, errors in meV/Å</source>
        <translation>eV/Å, 오차는 meV/Å</translation>
    </message>
    <message>
        <source>Of columns and axes, at once. Fields, sentences and files keep the units that stand beside them</source>
        <translation>열과 축에 바로 적용됩니다. 입력값, 문장, 파일은 옆에 적힌 단위를 유지합니다</translation>
    </message>
</context>
<context>
    <name>mtp::ui::ProjectActions</name>
    <message>
        <source>Open a project, trajectories, labels or a potential</source>
        <translation>프로젝트, 궤적, 라벨 또는 포텐셜 열기</translation>
    </message>
    <message>
        <source>Open a run folder</source>
        <translation>계산 폴더 열기</translation>
    </message>
    <message>
        <source>The project cannot be changed: %1. Use File &gt; Save project as… to make a copy that can be changed.</source>
        <translation>프로젝트를 바꿀 수 없습니다: %1. 바꿀 수 있는 사본을 만들려면 파일 &gt; 다른 이름으로 프로젝트 저장…을 쓰십시오.</translation>
    </message>
    <message>
        <source>Saved. Every change is written to %1 at once.</source>
        <translation>저장했습니다. 모든 변경은 %1에 바로 기록됩니다.</translation>
    </message>
    <message>
        <source>Saved as “%1”. Every change is written at once; give the project a name and a place to find it easily.</source>
        <translation>“%1”(으)로 저장했습니다. 모든 변경은 바로 기록됩니다. 쉽게 찾을 수 있도록 프로젝트에 이름과 위치를 정하십시오.</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>제목 없음</translation>
    </message>
    <message>
        <source>%1 repaired</source>
        <translation>%1 복구본</translation>
    </message>
    <message>
        <source>Repairing %1</source>
        <translation>%1 복구 중</translation>
    </message>
    <message>
        <source>Repaired. Everything was saved to %1.</source>
        <translation>복구했습니다. 모든 내용을 %1에 저장했습니다.</translation>
    </message>
    <message>
        <source>What could be read was saved to %1. Lost: %2.</source>
        <translation>읽을 수 있는 내용을 %1에 저장했습니다. 잃은 것: %2.</translation>
    </message>
    <message>
        <source>Opening the trajectory</source>
        <translation>궤적 여는 중</translation>
    </message>
    <message>
        <source>Where is %1 now?</source>
        <translation>%1은(는) 지금 어디에 있습니까?</translation>
    </message>
    <message>
        <source>Comparing %1 with the project</source>
        <translation>%1을(를) 프로젝트와 비교하는 중</translation>
    </message>
    <message>
        <source>%1 is not the file the project was made from: its frames have another checksum.</source>
        <translation>%1은(는) 프로젝트를 만든 파일이 아닙니다. 프레임의 체크섬이 다릅니다.</translation>
    </message>
    <message>
        <source>Building the example</source>
        <translation>예제 만드는 중</translation>
    </message>
    <message>
        <source>Save project as</source>
        <translation>다른 이름으로 프로젝트 저장</translation>
    </message>
    <message>
        <source>Projects (*%1)</source>
        <translation>프로젝트 (*%1)</translation>
    </message>
    <message>
        <source>Crash report</source>
        <translation>충돌 보고서</translation>
    </message>
    <message>
        <source>The report holds the version, where the program was, and the names of the last commands; no data. It is kept in %1</source>
        <translation>보고서에는 버전, 프로그램의 위치, 마지막 명령들의 이름만 있고 데이터는 없습니다. 보고서는 %1에 있습니다</translation>
    </message>
</context>
<context>
    <name>mtp::ui::ProjectCampaigns</name>
    <message>
        <source>%1 is no campaign: there is no file &quot;campaign&quot; in it</source>
        <translation>%1은(는) 캠페인이 아닙니다. 그 안에 &quot;campaign&quot; 파일이 없습니다</translation>
    </message>
    <message>
        <source>Unpacking %1</source>
        <translation>%1 압축 푸는 중</translation>
    </message>
    <message>
        <source>Packing a campaign</source>
        <translation>캠페인 압축 중</translation>
    </message>
    <message>
        <source>Remove the campaign %1</source>
        <translation>캠페인 %1 제거</translation>
    </message>
    <message>
        <source>Add the campaign %1</source>
        <translation>캠페인 %1 추가</translation>
    </message>
    <message>
        <source>Add the campaigns of %1</source>
        <translation>%1의 캠페인 추가</translation>
    </message>
    <message>
        <source>Writing decks</source>
        <translation>입력 파일 쓰는 중</translation>
    </message>
    <message>
        <source>Writing the deck of an AIMD run</source>
        <translation>AIMD 계산의 입력 파일 쓰는 중</translation>
    </message>
    <message>
        <source>Checking the cutoff</source>
        <translation>컷오프 검사 중</translation>
    </message>
    <message>
        <source>Running single points</source>
        <translation>단일점 계산 실행 중</translation>
    </message>
    <message>
        <source>Submitting single points</source>
        <translation>단일점 계산 제출 중</translation>
    </message>
    <message>
        <source>Cancelling single points</source>
        <translation>단일점 계산 취소 중</translation>
    </message>
    <message>
        <source>Preparing another attempt</source>
        <translation>재시도 준비 중</translation>
    </message>
    <message>
        <source>Collecting labels</source>
        <translation>라벨 수집 중</translation>
    </message>
    <message numerus="yes">
        <source>Collect the labels of %Ln single point(s)</source>
        <translation>
            <numerusform>단일점 계산 %Ln건의 라벨 수집</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking at single points</source>
        <translation>단일점 계산 확인 중</translation>
    </message>
    <message>
        <source>Leaving a single point out</source>
        <translation>단일점 계산 빼기</translation>
    </message>
    <message>
        <source>No configuration of the project has the geometry of %1</source>
        <translation>%1과(와) 구조가 같은 배치가 프로젝트에 없습니다</translation>
    </message>
    <message>
        <source>Leave out %1</source>
        <translation>%1 빼기</translation>
    </message>
</context>
<context>
    <name>mtp::ui::ProjectLearning</name>
    <message>
        <source>Reading what was learned</source>
        <translation>학습한 결과 읽는 중</translation>
    </message>
    <message>
        <source>Add %1</source>
        <translation>%1 추가</translation>
    </message>
</context>
<context>
    <name>mtp::ui::ProjectModel</name>
    <message>
        <source>%1. Use File &gt; Save project as… to keep all that is open.</source>
        <translation>%1. 열린 내용을 모두 보존하려면 파일 &gt; 다른 이름으로 프로젝트 저장…을 쓰십시오.</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>%1 열기</translation>
    </message>
    <message>
        <source>Find the source at %1</source>
        <translation>소스를 %1에서 찾기</translation>
    </message>
    <message>
        <source>Remove a source</source>
        <translation>소스 제거</translation>
    </message>
    <message>
        <source>Select a frame every %L1 fs from %L2 fs</source>
        <translation>%L2 fs부터 %L1 fs마다 프레임 선택</translation>
    </message>
    <message>
        <source>Select frame %L1</source>
        <translation>프레임 %L1 선택</translation>
    </message>
    <message>
        <source>Deselect frame %L1</source>
        <translation>프레임 %L1 선택 해제</translation>
    </message>
    <message>
        <source>Clear the manual choices of frames</source>
        <translation>수동으로 고른 프레임 지우기</translation>
    </message>
    <message>
        <source>Change the densities</source>
        <translation>밀도 변경</translation>
    </message>
    <message>
        <source>Change the reference density</source>
        <translation>기준 밀도 변경</translation>
    </message>
    <message numerus="yes">
        <source>Make %Ln configuration(s)</source>
        <translation>
            <numerusform>배치 %Ln개 만들기</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Change %Ln configuration(s)</source>
        <translation>
            <numerusform>배치 %Ln개 변경</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Label %Ln configuration(s)</source>
        <translation>
            <numerusform>배치 %Ln개에 라벨 붙이기</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove %Ln configuration(s)</source>
        <translation>
            <numerusform>배치 %Ln개 제거</numerusform>
        </translation>
    </message>
    <message>
        <source>Add %1</source>
        <translation>%1 추가</translation>
    </message>
    <message>
        <source>Rename a run to %1</source>
        <translation>이름을 %1(으)로 변경</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>%1 제거</translation>
    </message>
    <message>
        <source>Show %1</source>
        <translation>%1 보기</translation>
    </message>
</context>
<context>
    <name>mtp::ui::ProjectSimulations</name>
    <message>
        <source>Starting the simulation</source>
        <translation>시뮬레이션 시작 중</translation>
    </message>
    <message>
        <source>Writing the run folder</source>
        <translation>실행 폴더 쓰는 중</translation>
    </message>
    <message>
        <source>Continuing %1</source>
        <translation>%1 계속하는 중</translation>
    </message>
    <message>
        <source>%1 is no folder of a simulation: it has no run.json.</source>
        <translation>%1은(는) 시뮬레이션 폴더가 아닙니다. run.json이 없습니다.</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>%1 읽는 중</translation>
    </message>
</context>
<context>
    <name>mtp::ui::ProjectTraining</name>
    <message>
        <source>Training paused</source>
        <translation>학습 일시 정지됨</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>%1 · preparing</source>
        <translation>%1 · 준비 중</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1 · step %L2 · %3 · %4</source>
        <translation>%1 · 스텝 %L2 · %3 · %4</translation>
    </message>
    <message>
        <source>meV/atom</source>
        <translation>meV/원자</translation>
    </message>
    <message>
        <source>meV/Å</source>
        <translation>meV/Å</translation>
    </message>
    <message>
        <source>This training is no longer in the project.</source>
        <translation>이 학습은 더 이상 프로젝트에 없습니다.</translation>
    </message>
    <message>
        <source>Reading the training set</source>
        <translation>학습 세트 읽는 중</translation>
    </message>
    <message>
        <source>Train %1</source>
        <translation>%1 학습</translation>
    </message>
</context>
<context>
    <name>mtp::ui::ProtocolForm</name>
    <message>
        <source>Held at one temperature</source>
        <translation>한 온도에서 유지합니다</translation>
    </message>
    <message>
        <source>Held hot, cooled at a rate, held cold</source>
        <translation>높은 온도에서 유지하고, 일정한 속도로 식힌 다음, 낮은 온도에서 유지합니다</translation>
    </message>
    <message>
        <source>Brought to one density after the other and held there, which gives the pressure of each</source>
        <translation>밀도를 차례로 바꾸며 유지하여 밀도마다 압력을 얻습니다</translation>
    </message>
    <message>
        <source>Heated or cooled evenly</source>
        <translation>일정하게 가열하거나 냉각합니다</translation>
    </message>
    <message>
        <source>Several short runs at several densities, before a large one: frames that stop them can be computed by DFT</source>
        <translation>큰 계산에 앞서 여러 밀도에서 짧게 여러 번 실행합니다. 실행을 중지시킨 프레임은 DFT로 계산할 수 있습니다</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>자동</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>온도 유지</translation>
    </message>
    <message>
        <source>Melt and quench</source>
        <translation>용융과 급랭</translation>
    </message>
    <message>
        <source>Density ladder</source>
        <translation>밀도 사다리</translation>
    </message>
    <message>
        <source>Ramp</source>
        <translation>가열·냉각</translation>
    </message>
    <message>
        <source>Rehearsal</source>
        <translation>예행</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>프로토콜</translation>
    </message>
    <message>
        <source>Automatic: that of the start cell if its file says one, else 300 K; 1000 K for a melt</source>
        <translation>자동: 시작 셀의 파일에 온도가 있으면 그 온도, 없으면 300 K. 용융은 1000 K</translation>
    </message>
    <message>
        <source>Automatic: 300 K after a quench, twice the start of a ramp</source>
        <translation>자동: 급랭 후에는 300 K, 가열·냉각에서는 시작 온도의 두 배</translation>
    </message>
    <message>
        <source>Automatic: 0.45 K/ps (4.5e11 K/s), as melts of LiAlCl4 in the literature were cooled, or 60 % of the time if that is given</source>
        <translation>자동: 0.45 K/ps(4.5e11 K/s). 문헌에서 LiAlCl4 용융물을 식힌 속도입니다. 시간을 정하면 그 시간의 60 %를 냉각에 씁니다</translation>
    </message>
    <message>
        <source>kept (NVT)</source>
        <translation>고정(NVT)</translation>
    </message>
    <message>
        <source>follows pressure (NPT)</source>
        <translation>압력에 따라 변함(NPT)</translation>
    </message>
    <message>
        <source>as trained</source>
        <translation>학습한 대로</translation>
    </message>
    <message>
        <source>Such as 1.6, 2, 2.4, in this order. Empty: the lowest, middle and highest that the potential was trained on</source>
        <translation>예: 1.6, 2, 2.4(이 순서대로). 비워 두면 포텐셜을 학습한 가장 낮은 밀도, 가운데 밀도, 가장 높은 밀도를 씁니다</translation>
    </message>
    <message>
        <source>Of the velocities</source>
        <translation>속도의 시드</translation>
    </message>
    <message>
        <source>Runs at each density, with seeds of their own</source>
        <translation>밀도마다 실행하는 횟수. 시드는 서로 다릅니다</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>온도</translation>
    </message>
    <message>
        <source>K</source>
        <translation>K</translation>
    </message>
    <message>
        <source>End</source>
        <translation>끝</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>속도</translation>
    </message>
    <message>
        <source>K/ps</source>
        <translation>K/ps</translation>
    </message>
    <message>
        <source>Cell</source>
        <translation>셀</translation>
    </message>
    <message>
        <source>Pressure</source>
        <translation>압력</translation>
    </message>
    <message>
        <source>GPa</source>
        <translation>GPa</translation>
    </message>
    <message>
        <source>Densities</source>
        <translation>밀도</translation>
    </message>
    <message>
        <source>g/cm³</source>
        <translation>g/cm³</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>시간</translation>
    </message>
    <message>
        <source>ps</source>
        <translation>ps</translation>
    </message>
    <message>
        <source>Time step</source>
        <translation>시간 간격</translation>
    </message>
    <message>
        <source>fs</source>
        <translation>fs</translation>
    </message>
    <message>
        <source>Frame every</source>
        <translation>프레임 간격</translation>
    </message>
    <message>
        <source>Runs each</source>
        <translation>반복 실행</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>Of each run. Automatic: 10 ps</source>
        <translation>실행마다의 시간. 자동: 10 ps</translation>
    </message>
    <message>
        <source>Of the whole run. Automatic: 20 ps at each temperature or density, and what a quench takes at its rate</source>
        <translation>전체 실행의 시간. 자동: 온도나 밀도마다 20 ps, 급랭은 그 속도에 필요한 시간</translation>
    </message>
    <message>
        <source>Keep close atoms apart</source>
        <translation>가까운 원자 떼어 놓기</translation>
    </message>
    <message>
        <source>Atoms that come nearer than any pair of the training set repel each other, so that they do not fall into a hole of the potential; trained distances are untouched. Without it such a run is stopped, and its frame shows where labels are missing</source>
        <translation>학습 세트의 어떤 쌍보다 가까워진 원자는 서로 밀어내어 포텐셜의 구멍에 빠지지 않습니다. 학습한 거리는 그대로입니다. 이것이 없으면 그런 실행은 중지되고, 그 프레임이 라벨이 모자란 곳을 보여 줍니다</translation>
    </message>
    <message>
        <source>NVT keeps the density of the start cell; NPT finds the density that the potential has at the pressure</source>
        <translation>NVT는 시작 셀의 밀도를 유지하고, NPT는 그 압력에서 포텐셜이 갖는 밀도를 찾습니다</translation>
    </message>
    <message>
        <source>That the barostat keeps; 0 is nearly that of the atmosphere (0.0001 GPa)</source>
        <translation>압력 조절기가 유지하는 압력입니다. 0은 거의 대기압(0.0001 GPa)입니다</translation>
    </message>
    <message>
        <source>1 fs holds for most melts; take 0.5 fs with hydrogen or far above 1000 K</source>
        <translation>대부분의 용융물에는 1 fs가 맞습니다. 수소가 있거나 1000 K를 훨씬 넘으면 0.5 fs로 하십시오</translation>
    </message>
    <message>
        <source>Distance of frames in the trajectory that the run writes; Dynamics needs 10 to 100 fs</source>
        <translation>실행이 쓰는 궤적의 프레임 간격입니다. 동역학 분석에는 10~100 fs가 필요합니다</translation>
    </message>
</context>
<context>
    <name>mtp::ui::RecentInputs</name>
    <message>
        <source>open it to see what it holds</source>
        <translation>열면 내용을 볼 수 있습니다</translation>
    </message>
    <message numerus="yes">
        <source>%Ln run(s)</source>
        <translation>
            <numerusform>학습 결과 %Ln개</numerusform>
        </translation>
    </message>
    <message>
        <source>one interrupted</source>
        <translation>중단 1개</translation>
    </message>
    <message>
        <source>%L1 interrupted</source>
        <translation>중단 %L1개</translation>
    </message>
    <message numerus="yes">
        <source>%Ln configuration(s)</source>
        <translation>
            <numerusform>배치 %Ln개</numerusform>
        </translation>
    </message>
    <message>
        <source>%L1 labelled</source>
        <translation>라벨 있음 %L1개</translation>
    </message>
    <message numerus="yes">
        <source>%Ln {trajectory|trajectories}</source>
        <translation>
            <numerusform>궤적 %Ln개</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing imported yet</source>
        <translation>아직 가져온 것 없음</translation>
    </message>
    <message>
        <source>today %1</source>
        <translation>오늘 %1</translation>
    </message>
    <message>
        <source>yesterday %1</source>
        <translation>어제 %1</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation>yyyy년 M월 d일</translation>
    </message>
</context>
<context>
    <name>mtp::ui::RecipeChoice</name>
    <message>
        <source>Functional with cutoffs and tolerances that fit it, or a recipe of your own. Labels of different functionals cannot be mixed</source>
        <translation>범함수와 그에 맞는 컷오프·허용 오차, 또는 직접 만든 레시피입니다. 다른 범함수의 라벨은 섞을 수 없습니다</translation>
    </message>
    <message>
        <source>The program that input files are written for, and whose output is read back</source>
        <translation>입력 파일을 쓰고 출력을 다시 읽을 프로그램입니다</translation>
    </message>
</context>
<context>
    <name>mtp::ui::RecipeDialog</name>
    <message>
        <source>&amp;polarised</source>
        <translation>스핀 편극(&amp;P)</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>레시피</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>이름(&amp;N)</translation>
    </message>
    <message>
        <source>Calculates</source>
        <translation>계산 내용</translation>
    </message>
    <message>
        <source>%1 by %2</source>
        <translation>%1(%2)</translation>
    </message>
    <message>
        <source>Save recipe</source>
        <translation>레시피 저장</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>제거</translation>
    </message>
    <message>
        <source>eV</source>
        <translation>eV</translation>
    </message>
    <message>
        <source>Ry</source>
        <translation>Ry</translation>
    </message>
    <message>
        <source>Gamma point alone</source>
        <translation>감마점만</translation>
    </message>
    <message>
        <source>by spacing</source>
        <translation>간격으로 지정</translation>
    </message>
    <message>
        <source>1/Å</source>
        <translation>1/Å</translation>
    </message>
    <message>
        <source>With 2π; all cells of all densities get a mesh of this spacing</source>
        <translation>2π를 포함한 값. 모든 밀도의 모든 셀이 이 간격의 k점 그물을 씁니다</translation>
    </message>
    <message>
        <source>e</source>
        <translation>e</translation>
    </message>
    <message>
        <source>What decides the labels</source>
        <translation>라벨을 결정하는 설정</translation>
    </message>
    <message>
        <source>C&amp;utoff</source>
        <translation>컷오프(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Relative cutoff</source>
        <translation>상대 컷오프(&amp;R)</translation>
    </message>
    <message>
        <source>Cutoff of the &amp;density</source>
        <translation>전하 밀도 컷오프(&amp;D)</translation>
    </message>
    <message>
        <source>To&amp;lerance (EDIFF), eV</source>
        <translation>허용 오차(EDIFF), eV(&amp;L)</translation>
    </message>
    <message>
        <source>To&amp;lerance (EPS_SCF)</source>
        <translation>허용 오차(EPS_SCF)(&amp;L)</translation>
    </message>
    <message>
        <source>To&amp;lerance (conv_thr), Ry</source>
        <translation>허용 오차(conv_thr), Ry(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Filter (EPS_DEFAULT)</source>
        <translation>필터(EPS_DEFAULT)(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;k-points</source>
        <translation>k점(&amp;K)</translation>
    </message>
    <message>
        <source>Spacin&amp;g</source>
        <translation>간격(&amp;G)</translation>
    </message>
    <message>
        <source>S&amp;mearing</source>
        <translation>스미어링(&amp;M)</translation>
    </message>
    <message>
        <source>Spin</source>
        <translation>스핀</translation>
    </message>
    <message>
        <source>C&amp;harge</source>
        <translation>전하(&amp;H)</translation>
    </message>
    <message>
        <source>Elements</source>
        <translation>원소</translation>
    </message>
    <message>
        <source>Element</source>
        <translation>원소</translation>
    </message>
    <message>
        <source>POTCAR setup</source>
        <translation>POTCAR 종류</translation>
    </message>
    <message>
        <source>Pseudopotential</source>
        <translation>유사포텐셜</translation>
    </message>
    <message>
        <source>Basis</source>
        <translation>기저</translation>
    </message>
    <message>
        <source>Moment, µB</source>
        <translation>자기 모멘트, µB</translation>
    </message>
    <message>
        <source>U, eV</source>
        <translation>U, eV</translation>
    </message>
    <message>
        <source>An empty field takes what is usual.</source>
        <translation>빈 칸은 보통 쓰는 값으로 채웁니다.</translation>
    </message>
    <message>
        <source>How it is solved</source>
        <translation>푸는 방법</translation>
    </message>
    <message>
        <source>&amp;Algorithm</source>
        <translation>알고리즘(&amp;A)</translation>
    </message>
    <message>
        <source>Electronic &amp;steps</source>
        <translation>전자 스텝(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Outer steps</source>
        <translation>바깥 스텝(&amp;O)</translation>
    </message>
    <message>
        <source>Mi&amp;xing</source>
        <translation>혼합(&amp;X)</translation>
    </message>
    <message>
        <source>as that of the grid</source>
        <translation>격자와 같음</translation>
    </message>
    <message>
        <source>Cutoff of &amp;vdW</source>
        <translation>vdW 컷오프(&amp;V)</translation>
    </message>
    <message>
        <source>Campaigns that were made by it keep their copy</source>
        <translation>이 레시피로 만든 캠페인은 사본을 그대로 갖습니다</translation>
    </message>
    <message>
        <source>File or setup that stands for the core electrons</source>
        <translation>내각 전자를 대신하는 파일 또는 설정입니다</translation>
    </message>
    <message>
        <source>Name of the Gaussian basis set in the library of CP2K</source>
        <translation>CP2K 라이브러리의 가우스 기저 집합 이름입니다</translation>
    </message>
    <message>
        <source>Magnetic moment that a polarised calculation begins with</source>
        <translation>스핀 분극 계산을 시작하는 자기 모멘트입니다</translation>
    </message>
    <message>
        <source>Hubbard U of the localised shell (DFT+U); empty: none</source>
        <translation>국소 껍질의 허바드 U(DFT+U)입니다. 비우면 쓰지 않습니다</translation>
    </message>
    <message>
        <source>Campaigns and labels keep this name: give another one to other physics</source>
        <translation>캠페인과 라벨에 이 이름이 남습니다. 물리 설정이 다르면 다른 이름을 쓰십시오</translation>
    </message>
    <message>
        <source>Of the plane waves or of the finest grid: higher is more accurate and slower. Check the cutoff on Labels tells what is enough</source>
        <translation>평면파 또는 가장 촘촘한 격자의 컷오프입니다. 높을수록 정확하고 느립니다. 라벨 페이지의 컷오프 확인으로 충분한 값을 알 수 있습니다</translation>
    </message>
    <message>
        <source>REL_CUTOFF: which grid a Gaussian of a width is put on; 60 Ry is usual</source>
        <translation>REL_CUTOFF입니다. 폭에 따라 가우스 함수를 어느 격자에 둘지 정하며 보통 60 Ry입니다</translation>
    </message>
    <message>
        <source>ecutrho: 4 times the cutoff for norm-conserving pseudopotentials, 8 to 12 times for others</source>
        <translation>ecutrho입니다. 노름 보존 의사 퍼텐셜은 컷오프의 4배, 그 밖에는 8~12배입니다</translation>
    </message>
    <message>
        <source>Of the grid on which the van der Waals kernel is integrated</source>
        <translation>반데르발스 커널을 적분하는 격자의 컷오프입니다</translation>
    </message>
    <message>
        <source>When the electrons count as converged: smaller forces need smaller tolerances</source>
        <translation>전자 구조가 수렴했다고 보는 기준입니다. 힘이 작을수록 작게 해야 합니다</translation>
    </message>
    <message>
        <source>EPS_DEFAULT: what CP2K neglects in its integrals; well below the tolerance</source>
        <translation>EPS_DEFAULT입니다. CP2K가 적분에서 무시하는 크기로, 허용 오차보다 훨씬 작아야 합니다</translation>
    </message>
    <message>
        <source>The Gamma point alone is enough for large cells of insulators, such as melts of salts</source>
        <translation>염의 용융물처럼 절연체의 큰 셀에는 감마점만으로 충분합니다</translation>
    </message>
    <message>
        <source>Calculates both spins: for atoms with unpaired electrons; takes twice as long</source>
        <translation>두 스핀을 모두 계산합니다. 홀전자가 있는 원자에 필요하며 두 배 걸립니다</translation>
    </message>
    <message>
        <source>Of the whole cell; melts of salts are neutral</source>
        <translation>셀 전체의 전하입니다. 염의 용융물은 중성입니다</translation>
    </message>
    <message>
        <source>Width of the occupation at the Fermi level: 0 for insulators, 0.1 eV for metals</source>
        <translation>페르미 준위에서 점유의 폭입니다. 절연체는 0, 금속은 0.1 eV입니다</translation>
    </message>
    <message>
        <source>How the wave functions are found; it changes the time, not the labels</source>
        <translation>파동 함수를 구하는 방법입니다. 시간은 달라지지만 라벨은 같습니다</translation>
    </message>
    <message>
        <source>Most electronic steps before a single point counts as not converged</source>
        <translation>수렴 안 됨으로 보기 전까지의 최대 전자 단계 수입니다</translation>
    </message>
    <message>
        <source>Restarts of the inner loop of CP2K (OUTER_SCF)</source>
        <translation>CP2K의 안쪽 루프를 다시 시작하는 횟수(OUTER_SCF)입니다</translation>
    </message>
    <message>
        <source>Share of the new density in each step: less is slower and steadier</source>
        <translation>단계마다 섞는 새 전자 밀도의 비율입니다. 작을수록 느리지만 안정적입니다</translation>
    </message>
    <message>
        <source>Into this project; can be undone</source>
        <translation>이 프로젝트에 저장합니다. 실행 취소할 수 있습니다</translation>
    </message>
</context>
<context>
    <name>mtp::ui::RecipeForm</name>
    <message>
        <source>Choose folder…</source>
        <translation>폴더 선택…</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>편집…</translation>
    </message>
    <message>
        <source>Check the cutoff…</source>
        <translation>컷오프 검사…</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>레시피</translation>
    </message>
    <message>
        <source>Make a recipe of your own from this one, or change yours</source>
        <translation>이 레시피로 나만의 레시피를 만들거나 내 레시피를 바꿉니다</translation>
    </message>
    <message>
        <source>Calculate the lowest and the highest density with 1, 1.25 and 1.5 times the cutoff</source>
        <translation>가장 낮은 밀도와 가장 높은 밀도를 컷오프의 1, 1.25, 1.5배로 계산합니다</translation>
    </message>
    <message>
        <source>F&amp;unctional</source>
        <translation>범함수(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Code</source>
        <translation>코드(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Library</source>
        <translation>라이브러리(&amp;L)</translation>
    </message>
    <message>
        <source>POTCAR setups</source>
        <translation>POTCAR 종류</translation>
    </message>
    <message>
        <source>CP2K&apos;s own</source>
        <translation>CP2K 내장</translation>
    </message>
    <message>
        <source>Pseudopotentials</source>
        <translation>유사포텐셜</translation>
    </message>
    <message>
        <source>Choose the library</source>
        <translation>라이브러리 선택</translation>
    </message>
    <message>
        <source>The folder that holds POTCAR setups or pseudopotentials</source>
        <translation>POTCAR나 의사 퍼텐셜이 있는 폴더입니다</translation>
    </message>
    <message>
        <source>Where the files are that stand for core electrons; CP2K brings its own</source>
        <translation>내각 전자를 대신하는 파일이 있는 곳입니다. CP2K에는 내장되어 있습니다</translation>
    </message>
</context>
<context>
    <name>mtp::ui::RepeatFields</name>
    <message>
        <source>Repeats along a</source>
        <translation>a 방향 반복 수</translation>
    </message>
    <message>
        <source>Repeats along b</source>
        <translation>b 방향 반복 수</translation>
    </message>
    <message>
        <source>Repeats along c</source>
        <translation>c 방향 반복 수</translation>
    </message>
</context>
<context>
    <name>mtp::ui::Repulsion</name>
    <message>
        <source>Keep close atoms apart</source>
        <translation>가까운 원자 떼어 놓기</translation>
    </message>
    <message>
        <source>Leave close atoms to the potential</source>
        <translation>가까운 원자를 포텐셜에 맡기기</translation>
    </message>
</context>
<context>
    <name>mtp::ui::RetryDialog</name>
    <message>
        <source>Retry with another solver</source>
        <translation>다른 해법으로 다시 시도</translation>
    </message>
    <message>
        <source>&amp;Algorithm</source>
        <translation>알고리즘(&amp;A)</translation>
    </message>
    <message>
        <source>Electronic &amp;steps</source>
        <translation>전자 스텝(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Outer steps</source>
        <translation>바깥 스텝(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Mixing</source>
        <translation>혼합(&amp;M)</translation>
    </message>
    <message>
        <source>%1. Cutoffs, functional and tolerances stay those of the recipe, so that its label is of the same kind.</source>
        <translation>%1. 컷오프, 범함수, 허용 오차는 레시피대로 두므로 라벨의 종류가 바뀌지 않습니다.</translation>
    </message>
    <message>
        <source>Prepare the attempt</source>
        <translation>시도 준비</translation>
    </message>
    <message>
        <source>How the wave functions are found; another one often converges where the first did not</source>
        <translation>파동 함수를 구하는 방법입니다. 다른 방법을 쓰면 수렴하는 경우가 많습니다</translation>
    </message>
    <message>
        <source>Most electronic steps before the attempt is given up</source>
        <translation>시도를 포기하기 전까지의 최대 전자 단계 수입니다</translation>
    </message>
    <message>
        <source>Restarts of the inner loop of CP2K (OUTER_SCF)</source>
        <translation>CP2K의 안쪽 루프를 다시 시작하는 횟수(OUTER_SCF)입니다</translation>
    </message>
    <message>
        <source>Share of the new density in each step: less is slower and steadier</source>
        <translation>단계마다 섞는 새 전자 밀도의 비율입니다. 작을수록 느리지만 안정적입니다</translation>
    </message>
    <message>
        <source>Writes the deck of the attempt; it runs with the next start of the campaign</source>
        <translation>시도의 입력 파일을 씁니다. 캠페인을 다음에 시작할 때 실행됩니다</translation>
    </message>
</context>
<context>
    <name>mtp::ui::RunCurves</name>
    <message>
        <source>Ea = %1 eV, D(298 K) = %2 cm²/s</source>
        <translation>Ea = %1 eV, D(298 K) = %2 cm²/s</translation>
    </message>
    <message>
        <source>by chance</source>
        <translation>우연에 의한 값</translation>
    </message>
    <message>
        <source>D of the runs</source>
        <translation>각 궤적의 D</translation>
    </message>
    <message>
        <source>K</source>
        <translation>K</translation>
    </message>
    <message>
        <source>x: %1 for each cation of the framework</source>
        <translation>x: 골격 양이온당 %1</translation>
    </message>
    <message>
        <source>Composition</source>
        <translation>조성</translation>
    </message>
</context>
<context>
    <name>mtp::ui::RunFigures</name>
    <message>
        <source>%1
validation %2</source>
        <translation>%1
검증 %2</translation>
    </message>
    <message>
        <source>meV/atom</source>
        <translation>meV/원자</translation>
    </message>
    <message>
        <source>energy RMSE</source>
        <translation>에너지 RMSE</translation>
    </message>
    <message>
        <source>meV/Å</source>
        <translation>meV/Å</translation>
    </message>
    <message>
        <source>force RMSE</source>
        <translation>힘 RMSE</translation>
    </message>
    <message>
        <source>step of at most %L1</source>
        <translation>스텝, 최대 %L1</translation>
    </message>
    <message>
        <source>≈ %1</source>
        <translation>≈ %1</translation>
    </message>
    <message>
        <source>left for all steps</source>
        <translation>모든 스텝까지 남은 시간</translation>
    </message>
    <message>
        <source>step kept, of %L1</source>
        <translation>채택한 스텝, 전체 %L1</translation>
    </message>
    <message>
        <source>to this step</source>
        <translation>이 스텝까지 걸린 시간</translation>
    </message>
    <message>
        <source>step</source>
        <translation>스텝</translation>
    </message>
    <message>
        <source>for all steps</source>
        <translation>모든 스텝에 걸린 시간</translation>
    </message>
</context>
<context>
    <name>mtp::ui::RunPanel</name>
    <message>
        <source>Pause</source>
        <translation>일시 정지</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>진행</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>결과</translation>
    </message>
    <message>
        <source>You can choose another run when this training has ended</source>
        <translation>이 학습이 끝나면 다른 것을 고를 수 있습니다</translation>
    </message>
    <message>
        <source>There are no runs yet</source>
        <translation>아직 학습 결과가 없습니다</translation>
    </message>
    <message>
        <source>The current run</source>
        <translation>현재 학습 결과</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>재개</translation>
    </message>
    <message>
        <source>The part of the configurations that the present pass over them has done; an iteration takes several passes</source>
        <translation>현재 배치를 한 번 훑는 과정에서 끝난 배치의 비율입니다. 반복 한 번에는 여러 번 훑습니다</translation>
    </message>
    <message>
        <source>A paused training keeps what it has reached, also if the program is closed</source>
        <translation>일시 중지한 학습은 프로그램을 닫아도 도달한 상태를 유지합니다</translation>
    </message>
</context>
<context>
    <name>mtp::ui::RunTable</name>
    <message>
        <source>Make current</source>
        <translation>현재로 지정</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>재개</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>삭제</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>학습 결과</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>결과</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>레벨</translation>
    </message>
    <message>
        <source>Cutoff, Å</source>
        <translation>컷오프, Å</translation>
    </message>
    <message>
        <source>Weights E / F / S</source>
        <translation>가중치 E / F / S</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>Step kept</source>
        <translation>채택한 스텝</translation>
    </message>
    <message>
        <source>Energy, meV/atom</source>
        <translation>에너지, meV/원자</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>검증</translation>
    </message>
    <message>
        <source>Force, meV/Å</source>
        <translation>힘, meV/Å</translation>
    </message>
    <message>
        <source>Virial, meV/atom</source>
        <translation>비리얼, meV/원자</translation>
    </message>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>Check runs to draw them over the current one; double-click a name to change it. Errors are root mean squares at the step that was kept.</source>
        <translation>항목에 표시하면 현재 포텐셜 위에 겹쳐 그리고, 이름을 두 번 누르면 바꿀 수 있습니다. 오차는 채택한 스텝의 RMSE입니다.</translation>
    </message>
    <message>
        <source>%L1 of %L2</source>
        <translation>%L2 중 %L1</translation>
    </message>
    <message>
        <source>%1 (current)</source>
        <translation>%1(현재)</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>일시 정지됨</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>중단됨</translation>
    </message>
    <message>
        <source>running</source>
        <translation>실행 중</translation>
    </message>
    <message>
        <source>A training is running: wait until it ends, or stop it</source>
        <translation>학습이 실행 중입니다. 끝날 때까지 기다리거나 중지하십시오</translation>
    </message>
    <message>
        <source>Select a run in the list first</source>
        <translation>먼저 목록에서 하나를 선택하십시오</translation>
    </message>
    <message>
        <source>Use the potential of this run everywhere</source>
        <translation>이 포텐셜을 모든 곳에서 씁니다</translation>
    </message>
    <message>
        <source>Continue from the last checkpoint</source>
        <translation>마지막 체크포인트에서 계속합니다</translation>
    </message>
    <message>
        <source>Select a training that was interrupted first</source>
        <translation>먼저 중단된 학습을 선택하십시오</translation>
    </message>
    <message>
        <source>Can be undone for runs</source>
        <translation>끝난 학습의 삭제는 실행 취소할 수 있습니다</translation>
    </message>
    <message numerus="yes">
        <source>%Ln run(s) {was|were} validated on other configurations than the current run: {its|their} validation errors cannot be compared with it.</source>
        <translation>
            <numerusform>포텐셜 %Ln개는 현재 포텐셜과 다른 배치로 검증되었습니다. 검증 오차를 서로 비교할 수 없습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Inspect, simulate and export with the selected run</source>
        <translation>선택한 실행으로 검사, 시뮬레이션, 내보내기를 합니다</translation>
    </message>
    <message>
        <source>Size of the basis by the rule of MLIP</source>
        <translation>MLIP의 규칙에 따른 기저의 크기입니다</translation>
    </message>
    <message>
        <source>Of energies, forces and stresses in the objective</source>
        <translation>목적 함수에서 에너지, 힘, 응력의 가중치입니다</translation>
    </message>
    <message>
        <source>Of the random starting points</source>
        <translation>무작위 시작점의 시드입니다</translation>
    </message>
    <message>
        <source>The step whose potential was kept: the best by the validation part</source>
        <translation>남긴 포텐셜의 단계입니다. 검증 부분에서 가장 나은 단계입니다</translation>
    </message>
    <message>
        <source>Root mean square error over the training part</source>
        <translation>학습 부분의 제곱평균제곱근 오차입니다</translation>
    </message>
    <message>
        <source>Root mean square error of the energy over the validation part</source>
        <translation>검증 부분의 에너지 제곱평균제곱근 오차입니다</translation>
    </message>
    <message>
        <source>Root mean square error of force components over the training part</source>
        <translation>학습 부분의 힘 성분 제곱평균제곱근 오차입니다</translation>
    </message>
    <message>
        <source>Root mean square error of force components over the validation part</source>
        <translation>검증 부분의 힘 성분 제곱평균제곱근 오차입니다</translation>
    </message>
    <message>
        <source>Root mean square error of virial components, for each atom</source>
        <translation>비리얼 성분의 원자당 제곱평균제곱근 오차입니다</translation>
    </message>
    <message>
        <source>Whether it has ended, and how</source>
        <translation>끝났는지, 어떻게 끝났는지입니다</translation>
    </message>
</context>
<context>
    <name>mtp::ui::RunsPanel</name>
    <message>
        <source>of the run</source>
        <translation>(궤적에서)</translation>
    </message>
    <message>
        <source>Add runs of another composition</source>
        <translation>다른 조성의 궤적을 추가하십시오</translation>
    </message>
    <message>
        <source>log₁₀ of D in cm²/s</source>
        <translation>log₁₀ D, D는 cm²/s</translation>
    </message>
    <message>
        <source>1000 K / T</source>
        <translation>1000 K / T</translation>
    </message>
    <message>
        <source>Add runs at another temperature</source>
        <translation>다른 온도의 궤적을 추가하십시오</translation>
    </message>
    <message>
        <source>1/α_max</source>
        <translation>1/α_max</translation>
    </message>
    <message>
        <source>P_casc</source>
        <translation>P_casc</translation>
    </message>
    <message>
        <source>Add runs</source>
        <translation>궤적 추가</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>제거</translation>
    </message>
    <message>
        <source>The time after which mean square displacements are compared</source>
        <translation>평균 제곱 변위를 비교할 경과 시간</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>온도</translation>
    </message>
    <message>
        <source>K</source>
        <translation>K</translation>
    </message>
    <message>
        <source>Time step</source>
        <translation>시간 간격</translation>
    </message>
    <message>
        <source>fs</source>
        <translation>fs</translation>
    </message>
    <message>
        <source>MSD after</source>
        <translation>MSD 시각</translation>
    </message>
    <message>
        <source>ps</source>
        <translation>ps</translation>
    </message>
    <message>
        <source>&amp;Trajectories, or summary.json of mtp dynamics…</source>
        <translation>궤적, 또는 mtp dynamics의 summary.json(&amp;T)…</translation>
    </message>
    <message>
        <source>Trajectories of the project</source>
        <translation>프로젝트의 궤적</translation>
    </message>
    <message>
        <source>Takes the chosen runs out of the comparison; their files stay</source>
        <translation>고른 궤적을 비교에서 뺍니다. 파일은 그대로 남습니다</translation>
    </message>
    <message>
        <source>Of the chosen runs, if their files do not tell it</source>
        <translation>고른 궤적의 온도. 파일에 온도가 없을 때 입력합니다</translation>
    </message>
    <message>
        <source>Of the chosen runs, for dumps that tell only their steps</source>
        <translation>고른 궤적의 시간 간격. 스텝 번호만 있는 덤프에 필요합니다</translation>
    </message>
    <message>
        <source>The temperature is not known of %1. Choose the run, or several of one temperature, and type it.</source>
        <translation>온도를 알 수 없는 궤적: %1. 궤적 하나 또는 온도가 같은 궤적 여럿을 고르고 온도를 입력하십시오.</translation>
    </message>
    <message>
        <source>Simulations of this project, or other trajectories: diffusion against temperature needs several</source>
        <translation>이 프로젝트의 시뮬레이션이나 다른 궤적을 추가합니다. 온도에 따른 확산을 보려면 여러 개가 필요합니다</translation>
    </message>
    <message>
        <source>The temperature of the run on display is not known. Type it in the inspector, under Motion.</source>
        <translation>표시된 궤적의 온도를 알 수 없습니다. 오른쪽의 운동에 입력하십시오.</translation>
    </message>
    <message>
        <source>None of these runs has a diffusion coefficient</source>
        <translation>확산 계수가 있는 궤적이 없습니다</translation>
    </message>
    <message>
        <source>The temperature of a run is not known. Choose the run above and type its temperature; for the run on display, type it in the inspector.</source>
        <translation>온도를 알 수 없는 궤적이 있습니다. 위에서 궤적을 골라 온도를 입력하십시오. 표시된 궤적의 온도는 오른쪽의 운동에 입력합니다.</translation>
    </message>
    <message>
        <source>Choose runs that were added. The run on display has its choices in the inspector.</source>
        <translation>추가한 궤적을 고르십시오. 표시된 궤적의 선택은 오른쪽 패널에서 바꿉니다.</translation>
    </message>
    <message>
        <source>MSD after %1 ps, Å²</source>
        <translation>%1 ps 뒤의 MSD, Å²</translation>
    </message>
</context>
<context>
    <name>mtp::ui::SafetyPanel</name>
    <message>
        <source>Shortest distances</source>
        <translation>가장 짧은 거리</translation>
    </message>
    <message>
        <source>Pair</source>
        <translation>쌍</translation>
    </message>
    <message>
        <source>r, Å</source>
        <translation>r, Å</translation>
    </message>
    <message>
        <source>r / radii</source>
        <translation>r / 반지름</translation>
    </message>
    <message>
        <source>In set</source>
        <translation>세트 안</translation>
    </message>
    <message>
        <source>r / radii: the distance divided by the sum of the covalent radii. In set: the shortest distance in the labelled configurations, Å. ⚠ marks a distance below the limit, ↓ one that is shorter than any in the set.</source>
        <translation>r / 반지름: 거리를 공유 결합 반지름의 합으로 나눈 값. 세트 안: 라벨이 있는 배치에서 가장 짧은 거리(Å). ⚠은 한계보다 짧은 거리, ↓는 세트의 어떤 거리보다 짧은 거리입니다.</translation>
    </message>
    <message>
        <source>A pair is too near below this times the sum of its covalent radii</source>
        <translation>거리가 공유 결합 반지름의 합에 이 값을 곱한 것보다 짧으면 너무 가까운 쌍입니다</translation>
    </message>
    <message>
        <source>L&amp;imit</source>
        <translation>한계(&amp;I)</translation>
    </message>
    <message>
        <source>× sum of radii</source>
        <translation>× 반지름의 합</translation>
    </message>
    <message>
        <source>No units overlap</source>
        <translation>겹치는 단위가 없습니다</translation>
    </message>
    <message numerus="yes">
        <source>⚠ %Ln pair(s) of units {overlaps|overlap}; the nearest atoms are at %L1 × the sum of their radii</source>
        <translation>
            <numerusform>⚠ 겹치는 단위 쌍 %Ln개. 가장 가까운 원자의 거리는 반지름 합의 %L1배입니다</numerusform>
        </translation>
    </message>
    <message>
        <source>DFT: %L1 plane waves at %2, %L3 times those of ratio 1</source>
        <translation>DFT: %2에서 평면파 %L1개, 밀도비 1의 %L3배</translation>
    </message>
    <message>
        <source>eV</source>
        <translation>eV</translation>
    </message>
    <message>
        <source>Shortest distance of the pair in the displayed cell</source>
        <translation>표시된 셀에서 그 쌍의 가장 짧은 거리입니다</translation>
    </message>
    <message>
        <source>That distance over the sum of the covalent radii</source>
        <translation>그 거리를 공유 반지름의 합으로 나눈 값입니다</translation>
    </message>
    <message>
        <source>Shortest distance of the pair in the labelled configurations, Å</source>
        <translation>라벨이 있는 배치에서 그 쌍의 가장 짧은 거리(Å)입니다</translation>
    </message>
</context>
<context>
    <name>mtp::ui::ScanForm</name>
    <message>
        <source>Sizes of the basis, even, 2 to 28, separated by commas</source>
        <translation>기저의 크기. 2에서 28까지의 짝수를 쉼표로 나누어 씁니다</translation>
    </message>
    <message>
        <source>In Å, separated by commas</source>
        <translation>Å 단위, 쉼표로 나누어 씁니다</translation>
    </message>
    <message>
        <source>Chebyshev polynomials of a radial function (radial size)</source>
        <translation>방사 함수 하나의 체비쇼프 다항식 수</translation>
    </message>
    <message>
        <source>Trainings of each combination; how much they differ says what a difference of errors means</source>
        <translation>조합마다 하는 학습의 수. 그 차이가 오차의 차이를 어떻게 볼지 알려 줍니다</translation>
    </message>
    <message>
        <source>How often the training set is halved for the learning curve: 2 trains on the whole, a half and a quarter of it; 0 draws no curve</source>
        <translation>학습 곡선을 위해 학습 세트를 반으로 나누는 횟수. 2이면 전체, 절반, 4분의 1로 학습하고, 0이면 곡선을 그리지 않습니다</translation>
    </message>
    <message>
        <source>Levels</source>
        <translation>레벨</translation>
    </message>
    <message>
        <source>Cutoffs, Å</source>
        <translation>컷오프, Å</translation>
    </message>
    <message>
        <source>Polynomials</source>
        <translation>다항식</translation>
    </message>
    <message>
        <source>Seeds</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>Halvings</source>
        <translation>반분</translation>
    </message>
    <message>
        <source>Levels are whole numbers, separated by commas, such as 8, 12, 16</source>
        <translation>레벨은 쉼표로 나눈 정수입니다. 예: 8, 12, 16</translation>
    </message>
    <message>
        <source>Cutoffs are numbers in Å, separated by commas, such as 5, 6</source>
        <translation>컷오프는 쉼표로 나눈 Å 단위의 수입니다. 예: 5, 6</translation>
    </message>
    <message>
        <source>Polynomials are whole numbers, separated by commas, such as 8, 10</source>
        <translation>다항식 수는 쉼표로 나눈 정수입니다. 예: 8, 10</translation>
    </message>
</context>
<context>
    <name>mtp::ui::ScanPanel</name>
    <message>
        <source>validation RMSE, meV/Å</source>
        <translation>검증 RMSE, meV/Å</translation>
    </message>
    <message>
        <source>validation RMSE, meV/atom</source>
        <translation>검증 RMSE, meV/원자</translation>
    </message>
    <message>
        <source>Make it a run</source>
        <translation>학습 결과로 쓰기</translation>
    </message>
    <message>
        <source>Error against time</source>
        <translation>시간에 대한 오차</translation>
    </message>
    <message>
        <source>Errors and costs of levels, cutoffs and numbers of polynomials: a scan trains all combinations and says which to take.</source>
        <translation>레벨, 컷오프, 다항식 수에 따른 오차와 비용입니다. 스캔은 모든 조합을 학습하고 무엇을 쓸지 알려 줍니다.</translation>
    </message>
    <message>
        <source>Learning curves</source>
        <translation>학습 곡선</translation>
    </message>
    <message>
        <source>Errors against the number of configurations, if the set is halved</source>
        <translation>세트를 반으로 나누면 배치 수에 따른 오차를 보여 줍니다</translation>
    </message>
    <message>
        <source>Configurations trained on</source>
        <translation>학습한 배치 수</translation>
    </message>
    <message>
        <source>Points of the scan</source>
        <translation>스캔의 점</translation>
    </message>
    <message>
        <source>Adds the chosen point to the runs and shows it; one that was trained on the whole set</source>
        <translation>고른 점을 학습 결과에 더하고 보여 줍니다. 전체 세트로 학습한 점만 쓸 수 있습니다</translation>
    </message>
    <message>
        <source>Estimating the scan</source>
        <translation>스캔 예상 계산</translation>
    </message>
    <message>
        <source>All points of this scan are trained.</source>
        <translation>이 스캔의 모든 점을 학습했습니다.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln point(s) to train: about %1, at most %2</source>
        <translation>
            <numerusform>학습할 점 %Ln개: 약 %1, 최대 %2</numerusform>
        </translation>
    </message>
    <message>
        <source>Scanning levels and cutoffs</source>
        <translation>레벨과 컷오프 스캔</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>중지됨</translation>
    </message>
    <message>
        <source>Stopped: what is trained is kept, and the scan can go on.</source>
        <translation>중지했습니다. 학습한 점은 남고, 스캔을 이어 할 수 있습니다.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>중지</translation>
    </message>
    <message>
        <source>What is trained until then is kept, and the scan can go on</source>
        <translation>그때까지 학습한 점은 남고, 스캔을 이어 할 수 있습니다</translation>
    </message>
    <message>
        <source>…</source>
        <translation>…</translation>
    </message>
    <message numerus="yes">
        <source>Scan %Ln point(s)</source>
        <translation>
            <numerusform>점 %Ln개 스캔</numerusform>
        </translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>스캔</translation>
    </message>
    <message>
        <source>Trains each combination once, in a folder beside the project from which it goes on</source>
        <translation>조합마다 한 번씩 프로젝트 옆 폴더에서 학습하며, 그 폴더에서 이어 할 수 있습니다</translation>
    </message>
    <message>
        <source>A scan compares errors of configurations that were not trained on: hold some back for validation (Split).</source>
        <translation>스캔은 학습하지 않은 배치의 오차를 비교합니다. 나누기에서 검증 세트를 남겨 두십시오.</translation>
    </message>
    <message>
        <source>time, µs/atom</source>
        <translation>시간, µs/원자</translation>
    </message>
    <message>
        <source>Use %1</source>
        <translation>%1 사용</translation>
    </message>
    <message>
        <source>level %1</source>
        <translation>레벨 %1</translation>
    </message>
    <message>
        <source>%1 Å</source>
        <translation>%1 Å</translation>
    </message>
    <message>
        <source>%1 polynomials</source>
        <translation>다항식 %1개</translation>
    </message>
</context>
<context>
    <name>mtp::ui::SelectionForm</name>
    <message>
        <source>Drag to move the plot, click to select a point</source>
        <translation>끌어서 그림을 옮기고, 눌러서 점을 선택합니다</translation>
    </message>
    <message>
        <source>Drag a rectangle around points</source>
        <translation>점들을 감싸는 직사각형을 끌어서 그립니다</translation>
    </message>
    <message>
        <source>Draw a line around points</source>
        <translation>점들을 감싸는 선을 그립니다</translation>
    </message>
    <message>
        <source>
Shift: add, Ctrl: toggle, Alt: remove</source>
        <translation>
Shift: 추가, Ctrl: 반전, Alt: 제거</translation>
    </message>
    <message>
        <source>Selection</source>
        <translation>선택</translation>
    </message>
    <message>
        <source>Configurations</source>
        <translation>배치</translation>
    </message>
    <message>
        <source>Atoms</source>
        <translation>원자</translation>
    </message>
    <message>
        <source>density &gt; 2 and abs(dE) &gt; 5</source>
        <translation>density &gt; 2 and abs(dE) &gt; 5</translation>
    </message>
    <message>
        <source>Expression</source>
        <translation>식</translation>
    </message>
    <message>
        <source>&amp;Invert</source>
        <translation>반전(&amp;I)</translation>
    </message>
    <message>
        <source>C&amp;lear</source>
        <translation>해제(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Worst</source>
        <translation>최악(&amp;W)</translation>
    </message>
    <message>
        <source>element == Cl and dF &gt; 0.5</source>
        <translation>element == Cl and dF &gt; 0.5</translation>
    </message>
    <message>
        <source>Point</source>
        <translation>점</translation>
    </message>
    <message>
        <source>None selected</source>
        <translation>선택 없음</translation>
    </message>
    <message>
        <source>Largest force error</source>
        <translation>가장 큰 힘 오차</translation>
    </message>
    <message>
        <source>Force RMSE</source>
        <translation>힘 RMSE</translation>
    </message>
    <message>
        <source>Energy error</source>
        <translation>에너지 오차</translation>
    </message>
    <message>
        <source>Pressure error</source>
        <translation>압력 오차</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>이전</translation>
    </message>
    <message>
        <source>Next worst</source>
        <translation>다음 최악</translation>
    </message>
    <message>
        <source>Go back to the one before (P)</source>
        <translation>바로 앞의 배치로 돌아갑니다(P)</translation>
    </message>
    <message>
        <source>Next worst configuration (N)</source>
        <translation>다음으로 오차가 큰 배치로 갑니다(N)</translation>
    </message>
    <message>
        <source>Worst &amp;by</source>
        <translation>최악의 기준(&amp;B)</translation>
    </message>
    <message>
        <source>Nothing selected</source>
        <translation>선택한 것이 없습니다</translation>
    </message>
    <message numerus="yes">
        <source>%Ln configuration(s) selected</source>
        <translation>
            <numerusform>배치 %Ln개 선택됨</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> (%Ln atom(s))</source>
        <translation>
            <numerusform>(원자 %Ln개)</numerusform>
        </translation>
    </message>
    <message>
        <source>Whether the expression below selects whole configurations or single atoms</source>
        <translation>아래 식이 배치 전체를 선택할지 원자 하나하나를 선택할지 정합니다</translation>
    </message>
    <message>
        <source>Columns of the lists, numbers, and, or, not, abs(); Enter selects, Shift+Enter adds</source>
        <translation>목록의 열 이름, 숫자, and, or, not, abs()를 쓸 수 있습니다. Enter는 선택, Shift+Enter는 추가입니다</translation>
    </message>
    <message>
        <source>Exclude the selected configurations from the training, weigh them or move them to another part</source>
        <translation>선택한 배치를 학습에서 제외하거나, 가중치를 바꾸거나, 다른 부분으로 옮깁니다</translation>
    </message>
    <message>
        <source>Selects every configuration that is not selected now</source>
        <translation>지금 선택되지 않은 모든 배치를 선택합니다</translation>
    </message>
    <message>
        <source>Nothing is selected any more; the configurations stay as they are</source>
        <translation>선택을 모두 해제합니다. 배치는 그대로 남습니다</translation>
    </message>
    <message>
        <source>How many configurations the button selects</source>
        <translation>버튼이 선택하는 배치 수입니다</translation>
    </message>
    <message>
        <source>Selects the configurations with the largest errors, by the measure chosen below</source>
        <translation>아래에서 고른 기준으로 오차가 가장 큰 배치를 선택합니다</translation>
    </message>
    <message>
        <source>The error by which Worst and Next worst put configurations in order</source>
        <translation>최악 선택과 다음 최악이 배치를 정렬하는 오차입니다</translation>
    </message>
    <message>
        <source>Cha&amp;nge</source>
        <translation>변경(&amp;N)</translation>
    </message>
</context>
<context>
    <name>mtp::ui::SettingTexts</name>
    <message>
        <source>Code</source>
        <translation>코드</translation>
    </message>
    <message>
        <source>Codes differ</source>
        <translation>코드가 다름</translation>
    </message>
    <message>
        <source>Functional</source>
        <translation>범함수</translation>
    </message>
    <message>
        <source>Functionals differ</source>
        <translation>범함수가 다름</translation>
    </message>
    <message>
        <source>Dispersion correction</source>
        <translation>분산 보정</translation>
    </message>
    <message>
        <source>Dispersion corrections differ</source>
        <translation>분산 보정이 다름</translation>
    </message>
    <message>
        <source>Basis set</source>
        <translation>기저 집합</translation>
    </message>
    <message>
        <source>Basis sets differ</source>
        <translation>기저 집합이 다름</translation>
    </message>
    <message>
        <source>Cutoff</source>
        <translation>컷오프</translation>
    </message>
    <message>
        <source>Cutoffs differ</source>
        <translation>컷오프가 다름</translation>
    </message>
    <message>
        <source>k-points</source>
        <translation>k점</translation>
    </message>
    <message>
        <source>k-point meshes differ</source>
        <translation>k점 그물이 다름</translation>
    </message>
    <message>
        <source>Spacing of k-points</source>
        <translation>k점 간격</translation>
    </message>
    <message>
        <source>Spacings of k-points differ</source>
        <translation>k점 간격이 다름</translation>
    </message>
    <message>
        <source>Mesh fits a spacing of</source>
        <translation>k점 그물에 해당하는 간격</translation>
    </message>
    <message>
        <source>Pseudopotentials</source>
        <translation>유사포텐셜</translation>
    </message>
    <message>
        <source>Pseudopotentials differ</source>
        <translation>유사포텐셜이 다름</translation>
    </message>
    <message>
        <source>Checksums of pseudopotentials</source>
        <translation>유사포텐셜의 체크섬</translation>
    </message>
    <message>
        <source>Files of pseudopotentials differ</source>
        <translation>유사포텐셜 파일이 다름</translation>
    </message>
    <message>
        <source>Charge of the cell</source>
        <translation>셀의 전하</translation>
    </message>
    <message>
        <source>Charges of the cell differ</source>
        <translation>셀의 전하가 다름</translation>
    </message>
    <message>
        <source>Smearing</source>
        <translation>스미어링</translation>
    </message>
    <message>
        <source>Smearings differ</source>
        <translation>스미어링이 다름</translation>
    </message>
    <message>
        <source>Spin</source>
        <translation>스핀</translation>
    </message>
    <message>
        <source>Spin settings differ</source>
        <translation>스핀 설정이 다름</translation>
    </message>
    <message>
        <source>Hubbard correction</source>
        <translation>허바드 보정</translation>
    </message>
    <message>
        <source>Hubbard corrections differ</source>
        <translation>허바드 보정이 다름</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>정밀도</translation>
    </message>
    <message>
        <source>Precisions differ</source>
        <translation>정밀도가 다름</translation>
    </message>
    <message>
        <source>Electronic tolerance</source>
        <translation>전자 허용 오차</translation>
    </message>
    <message>
        <source>Electronic tolerances differ</source>
        <translation>전자 허용 오차가 다름</translation>
    </message>
    <message>
        <source>Projection in</source>
        <translation>사영 공간</translation>
    </message>
    <message>
        <source>Projections differ</source>
        <translation>사영이 다름</translation>
    </message>
    <message>
        <source>Aspherical corrections in spheres</source>
        <translation>구 내부의 비구면 보정</translation>
    </message>
    <message>
        <source>Aspherical corrections differ</source>
        <translation>비구면 보정이 다름</translation>
    </message>
    <message>
        <source>Symmetry</source>
        <translation>대칭</translation>
    </message>
    <message>
        <source>Symmetry settings differ</source>
        <translation>대칭 설정이 다름</translation>
    </message>
    <message>
        <source>Relative cutoff</source>
        <translation>상대 컷오프</translation>
    </message>
    <message>
        <source>Relative cutoffs differ</source>
        <translation>상대 컷오프가 다름</translation>
    </message>
    <message>
        <source>Cutoff of the dispersion correction</source>
        <translation>분산 보정의 컷오프</translation>
    </message>
    <message>
        <source>Cutoffs of the dispersion correction differ</source>
        <translation>분산 보정의 컷오프가 다름</translation>
    </message>
    <message>
        <source>Cutoff of the nonlocal functional</source>
        <translation>비국소 범함수의 컷오프</translation>
    </message>
    <message>
        <source>Cutoffs of the nonlocal functional differ</source>
        <translation>비국소 범함수의 컷오프가 다름</translation>
    </message>
    <message>
        <source>EPS_SCF</source>
        <translation>EPS_SCF</translation>
    </message>
    <message>
        <source>EPS_SCF differ</source>
        <translation>EPS_SCF가 다름</translation>
    </message>
    <message>
        <source>EPS_DEFAULT</source>
        <translation>EPS_DEFAULT</translation>
    </message>
    <message>
        <source>EPS_DEFAULT differ</source>
        <translation>EPS_DEFAULT가 다름</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 differs: %2</source>
        <translation>%1 다름: %2</translation>
    </message>
    <message>
        <source>Functional name</source>
        <translation>범함수 이름</translation>
    </message>
    <message>
        <source>Functional names differ</source>
        <translation>범함수 이름이 다름</translation>
    </message>
    <message>
        <source>Cutoff of the density</source>
        <translation>밀도 컷오프</translation>
    </message>
    <message>
        <source>Cutoffs of the density differ</source>
        <translation>밀도 컷오프가 다릅니다</translation>
    </message>
    <message>
        <source>conv_thr</source>
        <translation>conv_thr</translation>
    </message>
    <message>
        <source>conv_thr differ</source>
        <translation>conv_thr가 다릅니다</translation>
    </message>
</context>
<context>
    <name>mtp::ui::ShortcutSheet</name>
    <message>
        <source>Undo</source>
        <translation>실행 취소</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>다시 실행</translation>
    </message>
    <message>
        <source>On every page</source>
        <translation>모든 페이지</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Enter</translation>
    </message>
    <message>
        <source>Press the button at the top right</source>
        <translation>오른쪽 위의 단추 누르기</translation>
    </message>
    <message>
        <source>Trajectory</source>
        <translation>궤적</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>스페이스</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>재생 또는 일시 정지</translation>
    </message>
    <message>
        <source>Left, Right</source>
        <translation>왼쪽, 오른쪽 화살표</translation>
    </message>
    <message>
        <source>Previous, next frame</source>
        <translation>이전, 다음 프레임</translation>
    </message>
    <message>
        <source>Lists and plots</source>
        <translation>목록과 그림</translation>
    </message>
    <message>
        <source>Ctrl+click, Shift+click</source>
        <translation>Ctrl+누르기, Shift+누르기</translation>
    </message>
    <message>
        <source>Add to the selection</source>
        <translation>선택에 추가</translation>
    </message>
    <message>
        <source>F2</source>
        <translation>F2</translation>
    </message>
    <message>
        <source>Rename, or change a value</source>
        <translation>이름 또는 값 바꾸기</translation>
    </message>
    <message>
        <source>N, P</source>
        <translation>N, P</translation>
    </message>
    <message>
        <source>Inspect: next, previous worst configuration</source>
        <translation>검토: 다음, 이전으로 오차가 큰 배치</translation>
    </message>
    <message>
        <source>Double click on a title</source>
        <translation>제목 두 번 누르기</translation>
    </message>
    <message>
        <source>Enlarge a plot</source>
        <translation>그림 크게 보기</translation>
    </message>
    <message>
        <source>Structure</source>
        <translation>구조</translation>
    </message>
    <message>
        <source>Drag</source>
        <translation>끌기</translation>
    </message>
    <message>
        <source>Turn</source>
        <translation>돌리기</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>휠</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>확대/축소</translation>
    </message>
    <message>
        <source>Middle button, drag</source>
        <translation>가운데 단추로 끌기</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>옮기기</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>키보드 단축키</translation>
    </message>
</context>
<context>
    <name>mtp::ui::SimulatePage</name>
    <message>
        <source>Run</source>
        <translation>실행</translation>
    </message>
    <message>
        <source>All runs</source>
        <translation>모든 실행</translation>
    </message>
    <message>
        <source>Train a potential, or drop a potential file here</source>
        <translation>포텐셜을 학습하거나 포텐셜 파일을 여기에 끌어다 놓으십시오</translation>
    </message>
    <message>
        <source>Go to Train</source>
        <translation>학습 페이지로</translation>
    </message>
    <message>
        <source>Potential</source>
        <translation>포텐셜</translation>
    </message>
    <message>
        <source>Trained by</source>
        <translation>학습한 포텐셜</translation>
    </message>
    <message>
        <source>no simulations yet</source>
        <translation>아직 시뮬레이션 없음</translation>
    </message>
    <message>
        <source>no potential yet</source>
        <translation>아직 포텐셜 없음</translation>
    </message>
    <message numerus="yes">
        <source>%Ln simulation(s)</source>
        <translation>
            <numerusform>시뮬레이션 %Ln개</numerusform>
        </translation>
    </message>
    <message>
        <source>%L1 running</source>
        <translation>실행 중 %L1개</translation>
    </message>
    <message>
        <source>%L1 paused</source>
        <translation>일시 정지 %L1개</translation>
    </message>
    <message>
        <source>%L1 stopped by the guard</source>
        <translation>감시기가 중지 %L1개</translation>
    </message>
    <message numerus="yes">
        <source>%Ln atom(s)</source>
        <translation>
            <numerusform>원자 %Ln개</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no potential yet.</source>
        <translation>아직 포텐셜이 없습니다.</translation>
    </message>
    <message>
        <source>Preparing the start cell…</source>
        <translation>시작 셀을 준비하고 있습니다…</translation>
    </message>
    <message>
        <source>LAMMPS is being looked for</source>
        <translation>LAMMPS를 찾고 있습니다</translation>
    </message>
    <message>
        <source>Stop %1</source>
        <translation>%1 중지</translation>
    </message>
    <message>
        <source>Resume %1</source>
        <translation>%1 재개</translation>
    </message>
    <message>
        <source>New simulation</source>
        <translation>새 시뮬레이션</translation>
    </message>
    <message>
        <source>Simulate</source>
        <translation>시뮬레이션</translation>
    </message>
    <message>
        <source>Simulate %1</source>
        <translation>%1 시뮬레이션</translation>
    </message>
    <message>
        <source>The start cell is still being prepared.</source>
        <translation>아직 시작 셀을 준비하고 있습니다.</translation>
    </message>
    <message>
        <source>%1 is finished after %2 ps.</source>
        <translation>%1이(가) %2 ps 후에 끝났습니다.</translation>
    </message>
    <message>
        <source>Open on Trajectory</source>
        <translation>궤적 페이지에서 열기</translation>
    </message>
    <message>
        <source>The guard stopped %1: %2.</source>
        <translation>감시기가 %1을(를) 중지했습니다: %2.</translation>
    </message>
    <message>
        <source>Add frame to Labels</source>
        <translation>프레임을 라벨 페이지에 추가</translation>
    </message>
    <message>
        <source>%1 failed: %2.</source>
        <translation>%1이(가) 실패했습니다: %2.</translation>
    </message>
    <message>
        <source>%1 was written. %2</source>
        <translation>%1을(를) 썼습니다. %2</translation>
    </message>
    <message>
        <source>One run: temperature, energy, grades and the last frame while it goes on</source>
        <translation>실행 하나의 온도, 에너지, 등급, 마지막 프레임을 진행 중에 봅니다</translation>
    </message>
    <message>
        <source>The simulations of this project with state and speed</source>
        <translation>이 프로젝트의 시뮬레이션과 그 상태, 속도입니다</translation>
    </message>
    <message>
        <source>Potentials are made from labels there (Alt+4)</source>
        <translation>라벨로 포텐셜을 만드는 페이지입니다 (Alt+4)</translation>
    </message>
    <message>
        <source>%1
Current on every page</source>
        <translation>%1
현재 실행입니다. 모든 페이지에 적용됩니다</translation>
    </message>
</context>
<context>
    <name>mtp::ui::SimulationPanel</name>
    <message>
        <source>Running</source>
        <translation>실행 중</translation>
    </message>
    <message>
        <source>Pausing…</source>
        <translation>일시 정지하고 있습니다…</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>중지하고 있습니다…</translation>
    </message>
    <message>
        <source>Open on Trajectory</source>
        <translation>궤적 페이지에서 열기</translation>
    </message>
    <message>
        <source>Simulation</source>
        <translation>시뮬레이션</translation>
    </message>
    <message>
        <source>temperature</source>
        <translation>온도</translation>
    </message>
    <message>
        <source>speed</source>
        <translation>속도</translation>
    </message>
    <message>
        <source>left</source>
        <translation>남음</translation>
    </message>
    <message>
        <source>highest grade</source>
        <translation>가장 높은 등급</translation>
    </message>
    <message>
        <source>Make configurations of the fewest of these frames that extend what the potential was trained on, ten at the most, so that they can be computed and trained on</source>
        <translation>이 프레임들 중에서 포텐셜의 학습 세트를 넓히는 최소한의 프레임을 최대 열 개까지 배치로 만들어, 계산하고 학습할 수 있게 합니다</translation>
    </message>
    <message>
        <source>Open the frames of this run as the trajectory of the project</source>
        <translation>이 실행의 프레임을 프로젝트의 궤적으로 엽니다</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>실행</translation>
    </message>
    <message>
        <source>New simulation</source>
        <translation>새 시뮬레이션</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>그리고 %Ln개 더</numerusform>
        </translation>
    </message>
    <message>
        <source>Cannot be read</source>
        <translation>읽을 수 없음</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>읽고 있습니다…</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>일시 정지</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>중지</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>계속</translation>
    </message>
    <message>
        <source>Ends within a few steps and can be resumed, also after a restart of the machine</source>
        <translation>몇 스텝 안에 멈추며, 컴퓨터를 다시 시작한 뒤에도 재개할 수 있습니다</translation>
    </message>
    <message>
        <source>It will not be resumed; its results stay</source>
        <translation>재개하지 않습니다. 결과는 남습니다</translation>
    </message>
    <message>
        <source>Show on Labels</source>
        <translation>라벨 페이지에서 보기</translation>
    </message>
    <message>
        <source>Add frame to Labels</source>
        <translation>프레임을 라벨 페이지에 추가</translation>
    </message>
    <message>
        <source>The frame is among the configurations of the project</source>
        <translation>이 프레임은 프로젝트의 배치에 들어 있습니다</translation>
    </message>
    <message>
        <source>Make a configuration of the frame with which the run left the training set, so that it can be computed and trained on</source>
        <translation>실행이 학습 세트를 벗어난 프레임을 배치로 만들어, 계산하고 학습할 수 있게 합니다</translation>
    </message>
    <message numerus="yes">
        <source>Choose among %Ln frame(s) for Labels</source>
        <translation>
            <numerusform>라벨용으로 프레임 %Ln개 중에서 고르기</numerusform>
        </translation>
    </message>
    <message>
        <source>ps</source>
        <translation>ps</translation>
    </message>
    <message>
        <source>of %1 ps</source>
        <translation>/ %1 ps</translation>
    </message>
    <message>
        <source>K</source>
        <translation>K</translation>
    </message>
    <message>
        <source>ns/day</source>
        <translation>ns/일</translation>
    </message>
    <message>
        <source>≈ %1</source>
        <translation>≈ %1</translation>
    </message>
    <message>
        <source>frames beyond %1</source>
        <translation>%1 초과 프레임</translation>
    </message>
    <message>
        <source>%1
The run that is shown, or the next one that is being prepared</source>
        <translation>%1
표시 중인 실행, 또는 준비 중인 다음 실행입니다</translation>
    </message>
    <message>
        <source>From the last restart file of the run, with the same settings</source>
        <translation>실행의 마지막 재시작 파일에서 같은 설정으로 계속합니다</translation>
    </message>
</context>
<context>
    <name>mtp::ui::SimulationPlan</name>
    <message>
        <source>ps</source>
        <translation>ps</translation>
    </message>
    <message>
        <source>ns</source>
        <translation>ns</translation>
    </message>
    <message>
        <source>Preparing the start cell</source>
        <translation>시작 셀 준비 중</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%2, %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln atom(s)</source>
        <translation>
            <numerusform>원자 %Ln개</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>그리고 %Ln개 더</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mtp::ui::SimulationRun</name>
    <message>
        <source>Simulation</source>
        <translation>시뮬레이션</translation>
    </message>
    <message>
        <source>%1 · %L2 of %L3 ps</source>
        <translation>%1 · %L3 ps 중 %L2</translation>
    </message>
    <message>
        <source> · about %1 left</source>
        <translation> · 약 %1 남음</translation>
    </message>
    <message>
        <source>Stop the simulation</source>
        <translation>시뮬레이션 중지</translation>
    </message>
    <message>
        <source>Pause the simulation</source>
        <translation>시뮬레이션 일시 정지</translation>
    </message>
</context>
<context>
    <name>mtp::ui::SimulationStage</name>
    <message>
        <source>Temperature, K</source>
        <translation>온도, K</translation>
    </message>
    <message>
        <source>Potential energy, eV/atom</source>
        <translation>포텐셜 에너지, eV/원자</translation>
    </message>
    <message>
        <source>Pressure, GPa</source>
        <translation>압력, GPa</translation>
    </message>
    <message>
        <source>Density, g/cm³</source>
        <translation>밀도, g/cm³</translation>
    </message>
    <message>
        <source>Time, ps</source>
        <translation>시간, ps</translation>
    </message>
    <message>
        <source>Drawn while the simulation runs</source>
        <translation>시뮬레이션이 실행되는 동안 그려집니다</translation>
    </message>
    <message>
        <source>The start cell is shown here</source>
        <translation>시작 셀이 여기에 표시됩니다</translation>
    </message>
    <message>
        <source>Closest distance, Å</source>
        <translation>가장 가까운 거리, Å</translation>
    </message>
    <message>
        <source>Extrapolation grade</source>
        <translation>외삽 등급</translation>
    </message>
    <message>
        <source>Start cell · %1</source>
        <translation>시작 셀 · %1</translation>
    </message>
    <message>
        <source>g/cm³</source>
        <translation>g/cm³</translation>
    </message>
    <message>
        <source>Start cell</source>
        <translation>시작 셀</translation>
    </message>
    <message>
        <source>There is no frame yet</source>
        <translation>아직 프레임이 없습니다</translation>
    </message>
    <message>
        <source>ps</source>
        <translation>ps</translation>
    </message>
    <message>
        <source>First frame beyond the training set · %1</source>
        <translation>학습 세트를 벗어난 첫 프레임 · %1</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>kept beyond</source>
        <translation>보관 기준</translation>
    </message>
    <message>
        <source>stopped beyond</source>
        <translation>중지 기준</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>중지됨</translation>
    </message>
</context>
<context>
    <name>mtp::ui::SimulationTable</name>
    <message>
        <source>Stopped by the guard at step %L1</source>
        <translation>스텝 %L1에서 감시기가 중지함</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>끝남</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>대기 중</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>보기</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>폴더 열기</translation>
    </message>
    <message>
        <source>Add run folder…</source>
        <translation>실행 폴더 추가…</translation>
    </message>
    <message>
        <source>Remove from list</source>
        <translation>목록에서 제거</translation>
    </message>
    <message>
        <source>Simulations</source>
        <translation>시뮬레이션</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>실행</translation>
    </message>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>프로토콜</translation>
    </message>
    <message>
        <source>Atoms</source>
        <translation>원자</translation>
    </message>
    <message>
        <source>Time, ps</source>
        <translation>시간, ps</translation>
    </message>
    <message>
        <source>of, ps</source>
        <translation>전체, ps</translation>
    </message>
    <message>
        <source>ns/day</source>
        <translation>ns/일</translation>
    </message>
    <message>
        <source>Potential</source>
        <translation>포텐셜</translation>
    </message>
    <message>
        <source>Start cell</source>
        <translation>시작 셀</translation>
    </message>
    <message>
        <source>A run that was made by another project, by mtp simulate, or on a cluster</source>
        <translation>다른 프로젝트나 mtp simulate, 또는 클러스터에서 실행한 것</translation>
    </message>
    <message>
        <source>The folder stays, and a run that goes on goes on</source>
        <translation>폴더는 남으며, 진행 중인 실행은 계속됩니다</translation>
    </message>
    <message>
        <source>Add the folder of a run</source>
        <translation>실행 폴더 추가</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>읽고 있습니다…</translation>
    </message>
    <message>
        <source>Hold, melt and quench, ladder, ramp or rehearsal</source>
        <translation>유지, 용융·급랭, 밀도 사다리, 램프 또는 리허설입니다</translation>
    </message>
    <message>
        <source>Simulated so far</source>
        <translation>지금까지 시뮬레이션한 시간입니다</translation>
    </message>
    <message>
        <source>Time that the protocol asks for</source>
        <translation>프로토콜이 요구하는 시간입니다</translation>
    </message>
    <message>
        <source>Simulated nanoseconds in a day of computing</source>
        <translation>하루 계산하면 시뮬레이션되는 나노초입니다</translation>
    </message>
    <message>
        <source>The run of the project whose potential it uses</source>
        <translation>사용한 포텐셜의 실행입니다</translation>
    </message>
    <message>
        <source>What it began with</source>
        <translation>시작 구조입니다</translation>
    </message>
    <message>
        <source>Opens the selected run on the tab Run: temperature, energy and the last frame</source>
        <translation>선택한 실행을 실행 탭에서 엽니다. 온도, 에너지, 마지막 프레임을 봅니다</translation>
    </message>
    <message>
        <source>Shows the deck, the log and the trajectory of the selected run among your files</source>
        <translation>선택한 실행의 입력 파일, 로그, 궤적을 파일 관리자에서 보여 줍니다</translation>
    </message>
</context>
<context>
    <name>mtp::ui::SimulationTexts</name>
    <message>
        <source>not started</source>
        <translation>시작 안 함</translation>
    </message>
    <message>
        <source>running</source>
        <translation>실행 중</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>끝남</translation>
    </message>
    <message>
        <source>stopped by the guard</source>
        <translation>감시기가 중지</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>일시 정지됨</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>중지됨</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>실패</translation>
    </message>
    <message>
        <source>No grades: the potential has no active set, and it is not known which configurations it was trained on.</source>
        <translation>등급 없음: 포텐셜에 활성 집합이 없고, 어떤 배치로 학습되었는지도 알 수 없습니다.</translation>
    </message>
    <message>
        <source>No grades: this LAMMPS runs potentials by KIM, which has none.</source>
        <translation>등급 없음: 이 LAMMPS는 포텐셜을 KIM으로 실행하며, KIM에는 등급이 없습니다.</translation>
    </message>
    <message>
        <source>This LAMMPS runs potentials by KIM, which takes no repulsion beside them: choose mtp-lmp, or leave the repulsion out.</source>
        <translation>이 LAMMPS는 KIM으로 포텐셜을 실행하며, KIM에는 반발을 더할 수 없습니다. mtp-lmp를 고르거나 반발을 빼십시오.</translation>
    </message>
    <message>
        <source>A LAMMPS with pair_style mtp runs it: mtp-lmp -in in.lmp</source>
        <translation>pair_style mtp가 있는 LAMMPS로 실행할 수 있습니다: mtp-lmp -in in.lmp</translation>
    </message>
    <message>
        <source>Any LAMMPS with KIM runs it: lmp -in in.lmp</source>
        <translation>KIM이 있는 어떤 LAMMPS로도 실행할 수 있습니다: lmp -in in.lmp</translation>
    </message>
</context>
<context>
    <name>mtp::ui::SpeciesDialog</name>
    <message>
        <source>Name the species</source>
        <translation>화학종 이름 지정</translation>
    </message>
    <message numerus="yes">
        <source>%1 does not name its species. Which elements are its %Ln type(s), in the order of the types?</source>
        <translation>
            <numerusform>%1에 화학종 이름이 없습니다. 유형 %Ln개는 순서대로 어떤 원소입니까?</numerusform>
        </translation>
    </message>
    <message>
        <source>The configurations of the project hold %1.</source>
        <translation>프로젝트의 배치에는 %1이(가) 있습니다.</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>for example Li Cl Al</source>
        <translation>예: Li Cl Al</translation>
    </message>
    <message>
        <source>Species in the order of the types</source>
        <translation>유형 순서대로 쓴 화학종</translation>
    </message>
    <message>
        <source>Use these names</source>
        <translation>이 이름 사용</translation>
    </message>
    <message>
        <source>%1 is not an element</source>
        <translation>%1은(는) 원소가 아닙니다</translation>
    </message>
    <message>
        <source>Each element can be named only once</source>
        <translation>원소마다 한 번만 쓸 수 있습니다</translation>
    </message>
    <message numerus="yes">
        <source>%L1 of %Ln type(s) named</source>
        <translation>
            <numerusform>유형 %Ln개 중 %L1개의 이름 지정됨</numerusform>
        </translation>
    </message>
    <message>
        <source>Symbols of elements, separated by spaces: the first is that of type 0</source>
        <translation>빈칸으로 구분한 원소 기호입니다. 첫째가 타입 0입니다</translation>
    </message>
    <message>
        <source>The names are kept with the run in this project; the file stays as it is</source>
        <translation>이름은 이 프로젝트의 실행에 저장되며 파일은 그대로입니다</translation>
    </message>
</context>
<context>
    <name>mtp::ui::StartCellForm</name>
    <message>
        <source>Start cell</source>
        <translation>시작 셀</translation>
    </message>
    <message>
        <source>Frame of the trajectory</source>
        <translation>궤적의 프레임</translation>
    </message>
    <message>
        <source>Configuration</source>
        <translation>배치</translation>
    </message>
    <message>
        <source>Packed ions</source>
        <translation>채워 넣은 이온</translation>
    </message>
    <message>
        <source>Elements and numbers, such as Li 16, Al 16, Cl 64</source>
        <translation>원소와 개수. 예: Li 16, Al 16, Cl 64</translation>
    </message>
    <message>
        <source>Another seed gives another random packing</source>
        <translation>시드를 바꾸면 다르게 채웁니다</translation>
    </message>
    <message>
        <source>About %L1 ions</source>
        <translation>이온 약 %L1개</translation>
    </message>
    <message>
        <source>The size of the melts of LiAlCl4 in the literature</source>
        <translation>문헌의 LiAlCl4 용융물 크기</translation>
    </message>
    <message>
        <source>Start from</source>
        <translation>출발점</translation>
    </message>
    <message>
        <source>Frame</source>
        <translation>프레임</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>번호</translation>
    </message>
    <message>
        <source>Ions</source>
        <translation>이온</translation>
    </message>
    <message>
        <source>Density</source>
        <translation>밀도</translation>
    </message>
    <message>
        <source>g/cm³</source>
        <translation>g/cm³</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>Supercell</source>
        <translation>슈퍼셀</translation>
    </message>
    <message>
        <source>%L1 (%2)</source>
        <translation>%L1(%2)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln atom(s)</source>
        <translation>
            <numerusform>원자 %Ln개</numerusform>
        </translation>
    </message>
    <message>
        <source>Å</source>
        <translation>Å</translation>
    </message>
    <message>
        <source>There is no trajectory. Open one, or start from packed ions.</source>
        <translation>궤적이 없습니다. 궤적을 열거나 이온을 채워서 시작하십시오.</translation>
    </message>
    <message>
        <source>%1, frame %2</source>
        <translation>%1, 프레임 %2</translation>
    </message>
    <message>
        <source>There are no configurations. Make some, or start from packed ions.</source>
        <translation>배치가 없습니다. 배치를 만들거나 이온을 채워서 시작하십시오.</translation>
    </message>
    <message>
        <source>configuration %1 of %2</source>
        <translation>%2의 배치 %1</translation>
    </message>
    <message>
        <source>%1 packed at %2</source>
        <translation>%2로 채운 %1</translation>
    </message>
    <message>
        <source>Ions are packed at random at this density; 10 % below that of the melt packs easily</source>
        <translation>이 밀도로 이온을 무작위로 배열합니다. 용융물보다 10 % 낮으면 쉽게 배열됩니다</translation>
    </message>
    <message>
        <source>Number of the configuration in the list of Labels, and its density</source>
        <translation>라벨 목록의 배치 번호와 그 밀도입니다</translation>
    </message>
    <message>
        <source>Number of the frame as the player counts, from 1</source>
        <translation>재생기에 표시되는 프레임 번호로, 1부터 셉니다</translation>
    </message>
    <message>
        <source>What the run begins with; its velocities are drawn anew at the temperature of the protocol</source>
        <translation>실행의 시작 구조입니다. 속도는 프로토콜의 온도에서 새로 뽑습니다</translation>
    </message>
</context>
<context>
    <name>mtp::ui::StartPage</name>
    <message>
        <source>Continue %1</source>
        <translation>%1 계속</translation>
    </message>
    <message>
        <source>Projects</source>
        <translation>프로젝트</translation>
    </message>
    <message>
        <source>New project</source>
        <translation>새 프로젝트</translation>
    </message>
    <message>
        <source>Begin with data</source>
        <translation>데이터로 시작</translation>
    </message>
    <message>
        <source>Formats</source>
        <translation>형식</translation>
    </message>
    <message>
        <source>; potentials of MLIP-2 and MLIP-3 (.mtp, .almtp). Compressed files (gzip, bzip2, xz, zstd) are read as they are.</source>
        <translation>, MLIP-2와 MLIP-3의 포텐셜(.mtp, .almtp). 압축 파일(gzip, bzip2, xz, zstd)은 그대로 읽습니다.</translation>
    </message>
    <message>
        <source>Open files…</source>
        <translation>파일 열기…</translation>
    </message>
    <message>
        <source>Open run folder…</source>
        <translation>계산 폴더 열기…</translation>
    </message>
    <message>
        <source>Open files</source>
        <translation>파일 열기</translation>
    </message>
    <message>
        <source>Open a run folder</source>
        <translation>계산 폴더 열기</translation>
    </message>
    <message>
        <source>Open the example</source>
        <translation>예제 열기</translation>
    </message>
    <message>
        <source>A melt of LiAlCl4: an AIMD run and single points at three densities, ready to train on.</source>
        <translation>LiAlCl4 용융물: AIMD 계산 하나와 세 밀도의 단일점 계산이 있어 바로 학습할 수 있습니다.</translation>
    </message>
    <message>
        <source>No projects yet. Open data or the example: a project is made for it, and every step is saved at once.</source>
        <translation>아직 프로젝트가 없습니다. 데이터나 예제를 여십시오. 프로젝트가 만들어지고 모든 단계가 바로 저장됩니다.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln project(s)</source>
        <translation>
            <numerusform>프로젝트 %Ln개</numerusform>
        </translation>
    </message>
    <message>
        <source>Start</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>Drop a run, single points, a potential or a project here.</source>
        <translation>궤적, 단일점 계산, 포텐셜 또는 프로젝트를 여기에 끌어다 놓으십시오.</translation>
    </message>
    <message>
        <source>An empty project; it is saved at once and gets a name when you save it as</source>
        <translation>빈 프로젝트입니다. 바로 저장되며, 다른 이름으로 저장할 때 이름을 정합니다</translation>
    </message>
    <message>
        <source>One or more files: what is in them is shown before any of it is taken</source>
        <translation>파일을 하나 이상 고릅니다. 가져오기 전에 내용을 보여 줍니다</translation>
    </message>
    <message>
        <source>A folder in which VASP, Quantum ESPRESSO or CP2K has run</source>
        <translation>VASP, Quantum ESPRESSO, CP2K를 실행한 폴더입니다</translation>
    </message>
    <message>
        <source>As a project of its own, which can be changed and thrown away</source>
        <translation>자유롭게 바꾸고 버려도 되는 별도의 프로젝트로 엽니다</translation>
    </message>
    <message>
        <source>Take the tour</source>
        <translation>둘러보기</translation>
    </message>
    <message>
        <source>It can be left at any time; Help &gt; Tour of the pages begins it later</source>
        <translation>언제든지 나갈 수 있으며, 나중에 도움말 &gt; 페이지 둘러보기로 시작합니다</translation>
    </message>
    <message>
        <source>No, thanks</source>
        <translation>나중에</translation>
    </message>
    <message>
        <source>It is not offered again; Help &gt; Tour of the pages begins it</source>
        <translation>다시 묻지 않습니다. 도움말 &gt; 페이지 둘러보기로 시작합니다</translation>
    </message>
    <message>
        <source>New here? A tour of eight steps shows what each page is for, on the example.</source>
        <translation>처음이십니까? 여덟 단계의 둘러보기가 예제로 각 페이지의 쓰임을 보여 줍니다.</translation>
    </message>
</context>
<context>
    <name>mtp::ui::StructurePlots</name>
    <message>
        <source>q = %1 Å⁻¹</source>
        <translation>q = %1 Å⁻¹</translation>
    </message>
    <message>
        <source>%1, 1/e: %2 ps</source>
        <translation>%1, 1/e: %2 ps</translation>
    </message>
    <message>
        <source>fit: τ = %1 ps, β = %2</source>
        <translation>피팅: τ = %1 ps, β = %2</translation>
    </message>
    <message>
        <source>Working out the structure</source>
        <translation>구조 분석 중</translation>
    </message>
    <message>
        <source>Self scattering, F_s(q,t)</source>
        <translation>자기 산란, F_s(q,t)</translation>
    </message>
    <message>
        <source>Time, ps</source>
        <translation>시간, ps</translation>
    </message>
    <message>
        <source>Structure factors, S(q)</source>
        <translation>구조 인자, S(q)</translation>
    </message>
    <message>
        <source>q, 1/Å</source>
        <translation>q, 1/Å</translation>
    </message>
    <message>
        <source>Distinct van Hove, G_d(r,t)/ρ</source>
        <translation>구별 van Hove, G_d(r,t)/ρ</translation>
    </message>
    <message>
        <source>r, Å</source>
        <translation>r, Å</translation>
    </message>
    <message>
        <source>Hops beside a polyhedron that turned, share</source>
        <translation>회전한 다면체 옆 도약의 비율</translation>
    </message>
    <message>
        <source>Turned by more than, °</source>
        <translation>이보다 많이 회전, °</translation>
    </message>
    <message>
        <source>Stays between two hops, share</source>
        <translation>두 도약 사이의 체류 시간, 비율</translation>
    </message>
    <message>
        <source>Neighbours that stay, share</source>
        <translation>남아 있는 이웃, 비율</translation>
    </message>
    <message>
        <source>after %1 ps</source>
        <translation>%1 ps 후</translation>
    </message>
    <message>
        <source>Drawn when the run has been analysed</source>
        <translation>궤적을 분석하면 그려집니다</translation>
    </message>
    <message>
        <source>%1, mean %2 ps</source>
        <translation>%1, 평균 %2 ps</translation>
    </message>
    <message>
        <source>before hops, 90°: %1</source>
        <translation>도약 전, 90°: %1</translation>
    </message>
    <message>
        <source>by chance, 90°: %1</source>
        <translation>우연, 90°: %1</translation>
    </message>
    <message>
        <source>%1: %2 ps</source>
        <translation>%1: %2 ps</translation>
    </message>
    <message>
        <source>%1, at that time</source>
        <translation>%1, 그 시각</translation>
    </message>
</context>
<context>
    <name>mtp::ui::StructureView</name>
    <message>
        <source>Structure</source>
        <translation>구조</translation>
    </message>
    <message>
        <source>The 3D view needs OpenGL</source>
        <translation>3D 화면에는 OpenGL이 필요합니다</translation>
    </message>
    <message>
        <source>Picture copied, %L1 × %L2 pixels</source>
        <translation>그림을 복사했습니다, %L1 × %L2 픽셀</translation>
    </message>
    <message>
        <source>Forces, eV/Å</source>
        <translation>힘, eV/Å</translation>
    </message>
    <message>
        <source>%1 could not be written: %2</source>
        <translation>%1을(를) 쓸 수 없습니다: %2</translation>
    </message>
    <message>
        <source>Videos need the program ffmpeg; a folder gets a series of PNG images</source>
        <translation>동영상에는 ffmpeg 프로그램이 필요합니다. 폴더를 고르면 PNG 그림을 차례로 저장합니다</translation>
    </message>
    <message>
        <source>The folder %1 cannot be created</source>
        <translation>폴더 %1을(를) 만들 수 없습니다</translation>
    </message>
    <message>
        <source>Stopped after %1 images</source>
        <translation>그림 %1장 후에 멈췄습니다</translation>
    </message>
    <message>
        <source>Save picture</source>
        <translation>그림 저장</translation>
    </message>
    <message>
        <source>&amp;Width</source>
        <translation>너비(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Transparent background</source>
        <translation>투명한 배경(&amp;T)</translation>
    </message>
    <message>
        <source>Images (*.png)</source>
        <translation>그림 (*.png)</translation>
    </message>
    <message>
        <source>Save movie</source>
        <translation>동영상 저장</translation>
    </message>
    <message>
        <source>Frame inter&amp;val</source>
        <translation>프레임 간격(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Frames per second</source>
        <translation>초당 프레임 수(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Video file instead of a folder of images</source>
        <translation>그림 폴더 대신 동영상 파일(&amp;V)</translation>
    </message>
    <message>
        <source>Needs the program ffmpeg</source>
        <translation>ffmpeg 프로그램이 필요합니다</translation>
    </message>
    <message>
        <source>Videos (*.mp4 *.webm *.mkv)</source>
        <translation>동영상 (*.mp4 *.webm *.mkv)</translation>
    </message>
    <message>
        <source>Folder for the images</source>
        <translation>그림을 저장할 폴더</translation>
    </message>
    <message>
        <source>Drawing frames</source>
        <translation>프레임 그리는 중</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Atom si&amp;ze</source>
        <translation>원자 크기(&amp;Z)</translation>
    </message>
    <message>
        <source>Atom size</source>
        <translation>원자 크기</translation>
    </message>
    <message>
        <source>Size of the atoms, in per cent of the standard size</source>
        <translation>표준 크기에 대한 원자의 크기(퍼센트)</translation>
    </message>
    <message>
        <source>One cell</source>
        <translation>셀 하나</translation>
    </message>
    <message>
        <source>None</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>Elements</source>
        <translation>원소</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>번호</translation>
    </message>
    <message>
        <source>Element</source>
        <translation>원소</translation>
    </message>
    <message>
        <source>Force</source>
        <translation>힘</translation>
    </message>
    <message>
        <source>Coordination</source>
        <translation>배위수</translation>
    </message>
    <message>
        <source>&amp;Centre on %1</source>
        <translation>%1을(를) 가운데로(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Measure to %1</source>
        <translation>%1까지 측정(&amp;M)</translation>
    </message>
    <message>
        <source>Two, three or four selected atoms give a distance, an angle or a dihedral</source>
        <translation>원자를 둘, 셋, 넷 선택하면 거리, 각도, 이면각을 잽니다</translation>
    </message>
    <message>
        <source>Select all &amp;%1</source>
        <translation>모든 &amp;%1 선택</translation>
    </message>
    <message>
        <source>Along %1	%2</source>
        <translation>%1 방향	%2</translation>
    </message>
    <message>
        <source>&amp;Perspective</source>
        <translation>원근 투영(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Orthographic</source>
        <translation>직교 투영(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Bonds</source>
        <translation>결합(&amp;B)</translation>
    </message>
    <message>
        <source>Bond c&amp;utoffs…</source>
        <translation>결합 컷오프(&amp;U)…</translation>
    </message>
    <message>
        <source>Atoms &amp;inside the cell</source>
        <translation>원자를 셀 안에 표시(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Forces as arrows</source>
        <translation>힘을 화살표로(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Periodic images</source>
        <translation>주기 이미지(&amp;P)</translation>
    </message>
    <message>
        <source>P&amp;olyhedra around</source>
        <translation>다면체 중심(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Labels</source>
        <translation>라벨(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Colour by</source>
        <translation>색 기준(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Depth cue</source>
        <translation>깊이감(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Ambient occlusion</source>
        <translation>주변광 차폐(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Copy picture</source>
        <translation>그림 복사(&amp;C)</translation>
    </message>
    <message>
        <source>Save &amp;picture…</source>
        <translation>그림 저장(&amp;P)…</translation>
    </message>
    <message>
        <source>Save &amp;movie…</source>
        <translation>동영상 저장(&amp;M)…</translation>
    </message>
    <message>
        <source>Select &amp;none</source>
        <translation>선택 해제(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Reset view	Home</source>
        <translation>시점 초기화(&amp;R)	Home</translation>
    </message>
    <message>
        <source>&amp;Look along</source>
        <translation>보는 방향(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Display</source>
        <translation>표시(&amp;D)</translation>
    </message>
    <message>
        <source>type %1</source>
        <translation>유형 %1</translation>
    </message>
    <message>
        <source>Force, eV/Å</source>
        <translation>힘, eV/Å</translation>
    </message>
    <message>
        <source>Bonded neighbours</source>
        <translation>결합된 이웃</translation>
    </message>
    <message>
        <source>Pixels of the file; the height follows from the view. Twice the view is sharp in print</source>
        <translation>파일의 픽셀 수입니다. 높이는 화면 비율을 따르며, 화면의 두 배면 인쇄해도 선명합니다</translation>
    </message>
    <message>
        <source>The picture can be laid over any ground; else it is white or black as in the view</source>
        <translation>어떤 바탕에도 겹칠 수 있습니다. 끄면 화면처럼 흰색이나 검은색입니다</translation>
    </message>
    <message>
        <source>Pixels of each image; the height follows from the view</source>
        <translation>이미지마다의 픽셀 수입니다. 높이는 화면 비율을 따릅니다</translation>
    </message>
    <message>
        <source>1: every frame is drawn, 10: every tenth one</source>
        <translation>1이면 모든 프레임, 10이면 열 번째 프레임마다 그립니다</translation>
    </message>
    <message>
        <source>How fast the movie plays; 25 is usual</source>
        <translation>영상의 재생 속도입니다. 보통 25입니다</translation>
    </message>
    <message>
        <source>One file that players open (MP4, WebM, Matroska), made by ffmpeg</source>
        <translation>ffmpeg로 만들어 재생기로 열 수 있는 파일 하나(MP4, WebM, Matroska)입니다</translation>
    </message>
</context>
<context>
    <name>mtp::ui::TaskMatrixTable</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Single points by parent and density</source>
        <translation>모프레임과 밀도별 단일점 계산</translation>
    </message>
    <message>
        <source>Density: × the reference density, or g/cm³</source>
        <translation>밀도: 기준 밀도의 배수 또는 g/cm³</translation>
    </message>
    <message>
        <source>The frame that the configurations were made from</source>
        <translation>배치를 만든 원래 프레임</translation>
    </message>
</context>
<context>
    <name>mtp::ui::TaskPane</name>
    <message>
        <source>End of the output</source>
        <translation>출력의 끝부분</translation>
    </message>
    <message>
        <source>Deck</source>
        <translation>입력 파일</translation>
    </message>
    <message>
        <source>Show the input files instead of the output</source>
        <translation>출력 대신 입력 파일을 봅니다</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>폴더</translation>
    </message>
    <message>
        <source>Open the folder of this single point</source>
        <translation>이 단일점 계산의 폴더를 엽니다</translation>
    </message>
    <message>
        <source>Retry with…</source>
        <translation>바꿔서 다시…</translation>
    </message>
    <message>
        <source>Prepare another attempt with a solver that you choose</source>
        <translation>고른 해법으로 다음 시도를 준비합니다</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>빼기</translation>
    </message>
    <message>
        <source>Exclude its configuration from the training: it is not calculated any more</source>
        <translation>배치를 학습에서 제외하여 더는 계산하지 않습니다</translation>
    </message>
    <message>
        <source>Deck of %1</source>
        <translation>%1의 입력 파일</translation>
    </message>
    <message>
        <source>End of the output of %1, attempt %L2</source>
        <translation>%1 출력의 끝부분, 시도 %L2</translation>
    </message>
    <message>
        <source>Choose a single point that was started to see its output</source>
        <translation>시작된 단일점 계산을 고르면 출력을 볼 수 있습니다</translation>
    </message>
</context>
<context>
    <name>mtp::ui::TimelinePlot</name>
    <message>
        <source>energy</source>
        <translation>에너지</translation>
    </message>
    <message>
        <source>temperature</source>
        <translation>온도</translation>
    </message>
    <message>
        <source>selected frames</source>
        <translation>선택한 프레임</translation>
    </message>
    <message>
        <source>E, eV</source>
        <translation>E, eV</translation>
    </message>
    <message>
        <source>T, K</source>
        <translation>T, K</translation>
    </message>
    <message>
        <source>time, fs</source>
        <translation>시간, fs</translation>
    </message>
    <message>
        <source>frame</source>
        <translation>프레임</translation>
    </message>
    <message>
        <source>Energy and temperature</source>
        <translation>에너지와 온도</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>온도</translation>
    </message>
    <message>
        <source>Energy</source>
        <translation>에너지</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>프레임</translation>
    </message>
</context>
<context>
    <name>mtp::ui::TourCard</name>
    <message>
        <source>&amp;Leave</source>
        <translation>나가기(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>이전(&amp;B)</translation>
    </message>
    <message>
        <source>Ends the tour (Esc); Help &gt; Tour of the pages begins it again</source>
        <translation>둘러보기를 끝냅니다 (Esc). 도움말 &gt; 페이지 둘러보기로 다시 시작합니다</translation>
    </message>
    <message>
        <source>To the step before, on its page</source>
        <translation>앞 단계의 페이지로 갑니다</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>%2단계 중 %1단계</translation>
    </message>
    <message>
        <source>&amp;Finish</source>
        <translation>마침(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>다음(&amp;N)</translation>
    </message>
    <message>
        <source>Closes this card; the project stays as it is</source>
        <translation>이 카드를 닫습니다. 프로젝트는 그대로 남습니다</translation>
    </message>
    <message>
        <source>To the next page</source>
        <translation>다음 페이지로 갑니다</translation>
    </message>
    <message>
        <source>Tour, step %1 of %2: %3</source>
        <translation>둘러보기, %2단계 중 %1단계: %3</translation>
    </message>
</context>
<context>
    <name>mtp::ui::TourText</name>
    <message>
        <source>Frames of an AIMD run</source>
        <translation>AIMD 계산의 프레임</translation>
    </message>
    <message>
        <source>Everything begins with an AIMD run. Its energy and temperature are drawn over time. Drag the edge of the grey part over what is no equilibrium yet: those frames are left out.</source>
        <translation>모든 것은 AIMD 계산에서 시작합니다. 에너지와 온도가 시간에 따라 그려집니다. 회색 부분의 경계를 끌어 아직 평형이 아닌 구간을 덮으면 그 프레임은 빠집니다.</translation>
    </message>
    <message>
        <source>The same melt, denser and thinner</source>
        <translation>같은 용융물을 더 조밀하게, 더 성기게</translation>
    </message>
    <message>
        <source>A potential trained at one density fails at others. Each mark of this ladder is a density to which frames are scaled. Drag a mark, or double click to add one.</source>
        <translation>한 밀도에서 학습한 포텐셜은 다른 밀도에서 맞지 않습니다. 이 밀도 사다리의 표시마다 프레임을 그 밀도로 스케일링합니다. 표시를 끌거나 두 번 눌러 추가하십시오.</translation>
    </message>
    <message>
        <source>Energies and forces by DFT</source>
        <translation>DFT로 얻는 에너지와 힘</translation>
    </message>
    <message>
        <source>The scaled cells need single points. A recipe writes their input files for VASP, Quantum ESPRESSO or CP2K, here or on a cluster. The example has its labels already.</source>
        <translation>스케일링한 셀에는 단일점 계산이 필요합니다. 레시피가 VASP, Quantum ESPRESSO, CP2K의 입력 파일을 쓰며, 여기나 클러스터에서 실행합니다. 예제에는 라벨이 이미 있습니다.</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>This button always does the next step of a page; here it trains a potential on all labels. Errors and parity are drawn while it runs, and you can go on with the tour meanwhile.</source>
        <translation>이 버튼은 언제나 페이지의 다음 단계를 실행합니다. 여기서는 모든 라벨로 포텐셜을 학습합니다. 학습하는 동안 오차와 패리티가 그려지며, 그동안 둘러보기를 계속할 수 있습니다.</translation>
    </message>
    <message>
        <source>Where the fit is wrong</source>
        <translation>피팅이 틀린 곳</translation>
    </message>
    <message>
        <source>Every point is a prediction beside its label. Click one to see its atoms; the tabs ask where the potential was never tested. Without a potential this page is empty.</source>
        <translation>점마다 예측과 라벨을 비교합니다. 점을 누르면 원자가 보이고, 탭에서는 포텐셜이 시험되지 않은 곳을 알아봅니다. 포텐셜이 없으면 이 페이지는 비어 있습니다.</translation>
    </message>
    <message>
        <source>Running it in LAMMPS</source>
        <translation>LAMMPS에서 실행</translation>
    </message>
    <message>
        <source>A protocol holds, melts, quenches or expands a cell. Atoms that leave what was trained are seen by their grade, and the run is stopped before it tells nonsense.</source>
        <translation>프로토콜에 따라 셀을 유지, 용융, 급랭, 팽창시킵니다. 학습 범위를 벗어난 원자는 등급으로 알 수 있고, 결과가 무의미해지기 전에 실행을 멈춥니다.</translation>
    </message>
    <message>
        <source>Learning what is missing</source>
        <translation>부족한 것을 학습</translation>
    </message>
    <message>
        <source>A loop rehearses simulations, has those frames calculated that the potential does not know, and trains again, until the rehearsals run through.</source>
        <translation>루프는 시뮬레이션을 리허설하고, 포텐셜이 모르는 프레임을 계산하게 하고, 다시 학습합니다. 리허설이 끝까지 갈 때까지 되풀이합니다.</translation>
    </message>
    <message>
        <source>How the ions move</source>
        <translation>이온의 움직임</translation>
    </message>
    <message>
        <source>Long runs give diffusion, conductivity, and the single hops of the ions. The user guide (F1) tells more of each page; Help &gt; Tour of the pages begins again.</source>
        <translation>긴 실행에서 확산, 전도도, 이온 하나하나의 도약을 얻습니다. 페이지마다의 자세한 내용은 사용 설명서(F1)에 있으며, 도움말 &gt; 페이지 둘러보기로 다시 시작합니다.</translation>
    </message>
</context>
<context>
    <name>mtp::ui::TrainPage</name>
    <message>
        <source>Training set</source>
        <translation>학습 세트</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>피팅</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>학습 결과</translation>
    </message>
    <message>
        <source>A training needs configurations with energies and forces. Import single points, or make configurations and run single-point calculations on them.</source>
        <translation>학습에는 에너지와 힘이 있는 배치가 필요합니다. 단일점 계산을 가져오거나, 배치를 만들어 단일점 계산을 실행하십시오.</translation>
    </message>
    <message>
        <source>Import labels…</source>
        <translation>라벨 가져오기…</translation>
    </message>
    <message>
        <source>%1 was interrupted. Resume from step %L2?</source>
        <translation>%1이(가) 중단되었습니다. 스텝 %L2에서 재개할까요?</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>재개</translation>
    </message>
    <message>
        <source>a training is paused</source>
        <translation>학습이 일시 정지됨</translation>
    </message>
    <message>
        <source>a training is running</source>
        <translation>학습이 실행 중</translation>
    </message>
    <message>
        <source>no runs yet</source>
        <translation>아직 학습 결과 없음</translation>
    </message>
    <message numerus="yes">
        <source>%Ln run(s)</source>
        <translation>
            <numerusform>학습 결과 %Ln개</numerusform>
        </translation>
    </message>
    <message>
        <source>, %L1 interrupted</source>
        <translation>, 중단 %L1개</translation>
    </message>
    <message>
        <source>, the current one is stale</source>
        <translation>, 현재 포텐셜은 오래됨</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>일시 정지됨</translation>
    </message>
    <message>
        <source>The training is paused. Press Resume to continue.</source>
        <translation>학습이 일시 정지되었습니다. 계속하려면 재개를 누르십시오.</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>중단됨</translation>
    </message>
    <message numerus="yes">
        <source>%Ln training(s) {was|were} interrupted. Resume or delete {it|them} in the list of runs.</source>
        <translation>
            <numerusform>학습 %Ln개가 중단되었습니다. 학습 결과 목록에서 재개하거나 삭제하십시오.</numerusform>
        </translation>
    </message>
    <message>
        <source>%L1 for training · %L2 for validation</source>
        <translation>학습 %L1개 · 검증 %L2개</translation>
    </message>
    <message>
        <source> · %L1 for the test</source>
        <translation> · 시험 %L1개</translation>
    </message>
    <message numerus="yes">
        <source>Split %Ln configuration(s)</source>
        <translation>
            <numerusform>배치 %Ln개 분할</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The labels come from different DFT settings, and energies from different functionals cannot be mixed. %Ln configuration(s) {differs|differ} from the others. %1</source>
        <translation>
            <numerusform>라벨이 서로 다른 DFT 설정에서 나왔으며, 다른 범함수의 에너지는 섞을 수 없습니다. 배치 %Ln개가 나머지와 다릅니다. %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Exclude those that differ</source>
        <translation>다른 것 제외</translation>
    </message>
    <message>
        <source>Train anyway</source>
        <translation>그래도 학습</translation>
    </message>
    <message>
        <source>Run %1, level %2</source>
        <translation>학습 %1, 레벨 %2</translation>
    </message>
    <message>
        <source>No configuration is left for training. Lower the share of validation and test.</source>
        <translation>학습에 쓸 배치가 남지 않습니다. 검증과 시험의 비율을 낮추십시오.</translation>
    </message>
    <message>
        <source>Inspect the fit</source>
        <translation>피팅 검토</translation>
    </message>
    <message>
        <source>Stop and keep the best</source>
        <translation>중지하고 최선을 채택</translation>
    </message>
    <message>
        <source>Ends the training with the best potential so far</source>
        <translation>지금까지 가장 좋은 포텐셜로 학습을 끝냅니다</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>Train on %L1, validate on %L2</source>
        <translation>%L1개로 학습, %L2개로 검증</translation>
    </message>
    <message numerus="yes">
        <source>Train on %Ln configuration(s)</source>
        <translation>
            <numerusform>배치 %Ln개로 학습</numerusform>
        </translation>
    </message>
    <message>
        <source>There are no labelled configurations yet: import labels first</source>
        <translation>아직 라벨이 있는 배치가 없습니다. 먼저 라벨을 가져오십시오</translation>
    </message>
    <message>
        <source>Starts a training with these options</source>
        <translation>이 옵션으로 학습을 시작합니다</translation>
    </message>
    <message>
        <source>No labelled configurations yet: import labels first.</source>
        <translation>아직 라벨이 있는 배치가 없습니다. 먼저 라벨을 가져오십시오.</translation>
    </message>
    <message>
        <source>Ready to train.</source>
        <translation>학습할 준비가 되었습니다.</translation>
    </message>
    <message>
        <source>Which configurations are trained on, which validate and which are excluded</source>
        <translation>학습, 검증, 제외할 배치를 정합니다</translation>
    </message>
    <message>
        <source>Objective, errors and parity, while a training runs and after it</source>
        <translation>학습 중과 학습 후의 목적 함수, 오차, 패리티입니다</translation>
    </message>
    <message>
        <source>All trainings and loaded potentials: compare, resume, rename or delete them</source>
        <translation>모든 학습과 불러온 포텐셜입니다. 비교, 재개, 이름 변경, 삭제를 합니다</translation>
    </message>
    <message>
        <source>Labels come in on their page (Alt+3)</source>
        <translation>라벨은 라벨 페이지에서 가져옵니다 (Alt+3)</translation>
    </message>
    <message>
        <source>A training is running. Wait for its end, or stop it, before a scan.</source>
        <translation>학습이 실행 중입니다. 스캔하려면 끝날 때까지 기다리거나 중지하십시오.</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>스캔</translation>
    </message>
    <message>
        <source>Trains several levels and cutoffs, and says which to take and whether more configurations would help</source>
        <translation>여러 레벨과 컷오프로 학습하고, 무엇을 쓸지와 배치가 더 필요한지 알려 줍니다</translation>
    </message>
</context>
<context>
    <name>mtp::ui::TrainingEnd</name>
    <message>
        <source>%1. Step %L2 of %L3 was the best and is kept.</source>
        <translation>%1. 전체 %L3 중 스텝 %L2이(가) 가장 좋아 채택했습니다.</translation>
    </message>
</context>
<context>
    <name>mtp::ui::TrainingForm</name>
    <message>
        <source>Potential</source>
        <translation>포텐셜</translation>
    </message>
    <message>
        <source>A higher level has more basis functions: more accurate, and slower</source>
        <translation>레벨이 높을수록 기저 함수가 많아져 더 정확하고 더 느립니다</translation>
    </message>
    <message>
        <source>Number of Chebyshev polynomials of each radial function</source>
        <translation>방사 함수마다의 체비쇼프 다항식 수</translation>
    </message>
    <message>
        <source>Continue from a trained potential of the same or a lower level</source>
        <translation>레벨이 같거나 낮은 학습된 포텐셜에서 계속합니다</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>레벨</translation>
    </message>
    <message>
        <source>Cutoff</source>
        <translation>컷오프</translation>
    </message>
    <message>
        <source>Å</source>
        <translation>Å</translation>
    </message>
    <message>
        <source>Radial size</source>
        <translation>방사 기저 크기</translation>
    </message>
    <message>
        <source>Start from</source>
        <translation>출발점</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>가중치</translation>
    </message>
    <message>
        <source>Energy</source>
        <translation>에너지</translation>
    </message>
    <message>
        <source>Force</source>
        <translation>힘</translation>
    </message>
    <message>
        <source>Stress</source>
        <translation>응력</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>분할</translation>
    </message>
    <message>
        <source>keep the present split</source>
        <translation>현재 분할 유지</translation>
    </message>
    <message>
        <source>by parent frame</source>
        <translation>모프레임별</translation>
    </message>
    <message>
        <source>by time block</source>
        <translation>시간 블록별</translation>
    </message>
    <message>
        <source>by density</source>
        <translation>밀도별</translation>
    </message>
    <message>
        <source>Scaled copies of a frame stay on one side. Errors of runs can only be compared if the split is kept between them.</source>
        <translation>한 프레임에서 밀도를 바꾼 배치들은 같은 쪽에 남습니다. 분할이 같아야 학습 결과들의 오차를 비교할 수 있습니다.</translation>
    </message>
    <message>
        <source>Decides which step is kept; not fitted</source>
        <translation>어느 스텝을 채택할지 정합니다. 피팅에는 쓰지 않습니다</translation>
    </message>
    <message>
        <source>Neither fitted nor looked at while training</source>
        <translation>학습하는 동안 피팅에도 선택에도 쓰지 않습니다</translation>
    </message>
    <message>
        <source>Split now</source>
        <translation>지금 분할</translation>
    </message>
    <message>
        <source>A training does this too, before it begins</source>
        <translation>학습을 시작할 때에도 먼저 분할합니다</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>방법</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>검증</translation>
    </message>
    <message>
        <source>%</source>
        <translation>%</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>시험</translation>
    </message>
    <message>
        <source>Validate on</source>
        <translation>검증 대상</translation>
    </message>
    <message>
        <source>g/cm³</source>
        <translation>g/cm³</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>실행</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>자동</translation>
    </message>
    <message>
        <source>How many random starting points are tried; the best is continued</source>
        <translation>시도할 무작위 출발점의 수. 그중 가장 좋은 것을 이어 갑니다</translation>
    </message>
    <message>
        <source>Iterations</source>
        <translation>반복</translation>
    </message>
    <message>
        <source>Starts</source>
        <translation>출발점 수</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>스레드</translation>
    </message>
    <message>
        <source>random coefficients</source>
        <translation>무작위 계수</translation>
    </message>
    <message>
        <source>Atoms farther apart do not feel each other. 5 to 7 Å is usual; the neighbours, and the time that they take, grow with the cube</source>
        <translation>이보다 멀리 있는 원자끼리는 서로 작용하지 않습니다. 보통 5~7 Å이며, 이웃 수와 계산 시간은 세제곱에 비례해 늘어납니다</translation>
    </message>
    <message>
        <source>Of the squared stress errors in the objective. Raise it for densities, pressures and elastic constants</source>
        <translation>목적 함수에서 응력 오차 제곱의 가중치입니다. 밀도, 압력, 탄성 상수가 중요하면 높이십시오</translation>
    </message>
    <message>
        <source>Of the squared force errors in the objective. Raise it for dynamics and vibrations</source>
        <translation>목적 함수에서 힘 오차 제곱의 가중치입니다. 동역학과 진동이 중요하면 높이십시오</translation>
    </message>
    <message>
        <source>Of the squared energy error of a configuration in the objective. 0: energies are not fitted</source>
        <translation>목적 함수에서 배치별 에너지 오차 제곱의 가중치입니다. 0이면 에너지를 피팅하지 않습니다</translation>
    </message>
    <message>
        <source>All configurations of this density are kept for the validation: it shows how far the fit holds where it was not trained</source>
        <translation>이 밀도의 배치를 모두 검증에 남겨 둡니다. 학습하지 않은 밀도에서 피팅이 얼마나 유효한지 알 수 있습니다</translation>
    </message>
    <message>
        <source>Of the random starting points: the same seed gives the same potential, to the bit</source>
        <translation>무작위 시작점의 시드입니다. 같은 시드는 비트까지 같은 포텐셜을 만듭니다</translation>
    </message>
    <message>
        <source>The training ends after this many steps, or earlier if no step lowers the objective any more</source>
        <translation>이만큼 반복하면 학습이 끝납니다. 목적 함수가 더 낮아지지 않으면 그 전에 끝납니다</translation>
    </message>
    <message>
        <source>Processors that the training uses; the potential does not depend on their number</source>
        <translation>학습에 쓰는 프로세서 수입니다. 포텐셜은 이 수에 따라 달라지지 않습니다</translation>
    </message>
</context>
<context>
    <name>mtp::ui::TrainingJob</name>
    <message>
        <source>Training</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>A training is running. Close anyway? You can resume the training from its last checkpoint, a few seconds ago at most, when you open the project again.</source>
        <translation>학습이 실행 중입니다. 그래도 닫을까요? 프로젝트를 다시 열면 많아야 몇 초 전의 마지막 체크포인트에서 학습을 재개할 수 있습니다.</translation>
    </message>
    <message>
        <source>Stop and keep the best potential</source>
        <translation>중지하고 가장 좋은 포텐셜 채택</translation>
    </message>
    <message>
        <source>Resume the training</source>
        <translation>학습 재개</translation>
    </message>
    <message>
        <source>Pause the training</source>
        <translation>학습 일시 정지</translation>
    </message>
</context>
<context>
    <name>mtp::ui::TrainingSetPanel</name>
    <message>
        <source>Search (Ctrl+F)</source>
        <translation>찾기(Ctrl+F)</translation>
    </message>
    <message>
        <source>Change selected</source>
        <translation>선택한 것 변경</translation>
    </message>
    <message>
        <source>Configurations</source>
        <translation>배치</translation>
    </message>
    <message>
        <source>%L1 training · %L2 validation</source>
        <translation>학습 %L1개 · 검증 %L2개</translation>
    </message>
    <message>
        <source> · %L1 test</source>
        <translation> · 시험 %L1개</translation>
    </message>
    <message>
        <source> · %L1 without labels</source>
        <translation> · 라벨 없음 %L1개</translation>
    </message>
    <message>
        <source> · %L1 not converged</source>
        <translation> · 수렴 안 됨 %L1개</translation>
    </message>
    <message>
        <source> · %L1 excluded</source>
        <translation> · 제외 %L1개</translation>
    </message>
    <message>
        <source> · %L1 selected</source>
        <translation> · 선택 %L1개</translation>
    </message>
    <message>
        <source>Exclude, weigh or move the selected configurations</source>
        <translation>선택한 배치를 제외하거나, 가중치를 주거나, 옮깁니다</translation>
    </message>
    <message>
        <source>Select configurations in the list first</source>
        <translation>먼저 목록에서 배치를 선택하십시오</translation>
    </message>
    <message>
        <source>Shows only rows that contain this text in any column</source>
        <translation>어느 열에든 이 글이 있는 행만 표시합니다</translation>
    </message>
</context>
<context>
    <name>mtp::ui::TrajectoryPage</name>
    <message>
        <source>Drop an AIMD run here: its folder or its trajectory</source>
        <translation>AIMD 계산의 폴더나 궤적을 여기에 끌어다 놓으십시오</translation>
    </message>
    <message>
        <source>Open trajectory…</source>
        <translation>궤적 열기…</translation>
    </message>
    <message>
        <source>No AIMD run yet? Pack a cell for one…</source>
        <translation>아직 AIMD 계산이 없습니까? 시작 셀 채우기…</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>소스</translation>
    </message>
    <message>
        <source>frames</source>
        <translation>프레임</translation>
    </message>
    <message>
        <source>time</source>
        <translation>시간</translation>
    </message>
    <message>
        <source>density</source>
        <translation>밀도</translation>
    </message>
    <message>
        <source>Selection</source>
        <translation>선택</translation>
    </message>
    <message>
        <source>Equilibration: frames before this are left out</source>
        <translation>평형화: 이 시간 앞의 프레임은 제외합니다</translation>
    </message>
    <message>
        <source>Evenly</source>
        <translation>고르게</translation>
    </message>
    <message>
        <source>Frames at equal distances in time</source>
        <translation>시간 간격이 같은 프레임</translation>
    </message>
    <message>
        <source>Farthest points</source>
        <translation>최원점</translation>
    </message>
    <message>
        <source>Frames that differ most: each looks least like those before it</source>
        <translation>서로 가장 다른 프레임. 하나하나가 앞선 프레임들과 가장 덜 닮았습니다</translation>
    </message>
    <message>
        <source>Leverage (MaxVol)</source>
        <translation>레버리지(MaxVol)</translation>
    </message>
    <message>
        <source>Frames that determine a fit best: each is the one that those before it say least about</source>
        <translation>피팅을 가장 잘 결정하는 프레임. 하나하나가 앞선 프레임들로 가장 설명되지 않는 프레임입니다</translation>
    </message>
    <message>
        <source>Distance between two selected frames</source>
        <translation>선택한 두 프레임 사이의 시간</translation>
    </message>
    <message>
        <source>So many frames that stand for all</source>
        <translation>전체를 대표할 프레임의 수</translation>
    </message>
    <message>
        <source>S&amp;kip first</source>
        <translation>앞부분 제외(&amp;K)</translation>
    </message>
    <message>
        <source>Select &amp;by</source>
        <translation>선택 방법(&amp;B)</translation>
    </message>
    <message>
        <source>E&amp;very</source>
        <translation>간격(&amp;V)</translation>
    </message>
    <message>
        <source>F&amp;rames</source>
        <translation>프레임 수(&amp;R)</translation>
    </message>
    <message>
        <source>Select &amp;this frame</source>
        <translation>이 프레임 선택(&amp;T)</translation>
    </message>
    <message>
        <source>Select or deselect the displayed frame by hand, whatever its time</source>
        <translation>표시된 프레임을 시간과 관계없이 직접 선택하거나 해제합니다</translation>
    </message>
    <message>
        <source>&amp;Over time</source>
        <translation>시간별(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Map</source>
        <translation>맵(&amp;M)</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>취소됨</translation>
    </message>
    <message>
        <source>Comparing frames…</source>
        <translation>프레임을 비교하고 있습니다…</translation>
    </message>
    <message>
        <source>No trajectory</source>
        <translation>궤적 없음</translation>
    </message>
    <message numerus="yes">
        <source>%Ln atom(s)</source>
        <translation>
            <numerusform>원자 %Ln개</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%L1 of %Ln frame(s) selected</source>
        <translation>
            <numerusform>프레임 %Ln개 중 %L1개 선택됨</numerusform>
        </translation>
    </message>
    <message>
        <source>Open trajectory</source>
        <translation>궤적 열기</translation>
    </message>
    <message>
        <source>Opening %1</source>
        <translation>%1 여는 중</translation>
    </message>
    <message>
        <source>fs</source>
        <translation>fs</translation>
    </message>
    <message>
        <source>g/cm³</source>
        <translation>g/cm³</translation>
    </message>
    <message numerus="yes">
        <source> (and %n more)</source>
        <translation>
            <numerusform>(그리고 %n개 더)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n frame(s)</source>
        <translation>
            <numerusform>프레임 %n개</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Clear %Ln manual choice(s)</source>
        <translation>
            <numerusform>수동 선택 %Ln개 지우기</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Expand %Ln frame(s)</source>
        <translation>
            <numerusform>프레임 %Ln개 확장</numerusform>
        </translation>
    </message>
    <message>
        <source>Trajectory</source>
        <translation>궤적</translation>
    </message>
    <message>
        <source>Gr&amp;ades</source>
        <translation>등급(&amp;A)</translation>
    </message>
    <message>
        <source>What is in it is shown before it is taken</source>
        <translation>가져오기 전에 내용을 보여 줍니다</translation>
    </message>
    <message>
        <source>How frames are chosen that stand for all: those near in time say nearly the same</source>
        <translation>전체를 대표하는 프레임을 고르는 방법입니다. 시간이 가까운 프레임은 거의 같은 내용입니다</translation>
    </message>
    <message>
        <source>The selection is again what the fields above say; can be undone</source>
        <translation>선택을 다시 위 입력값대로 되돌립니다. 실행 취소할 수 있습니다</translation>
    </message>
    <message>
        <source>Energy and temperature against time; drag the edge of the skipped part</source>
        <translation>시간에 따른 에너지와 온도입니다. 건너뛸 부분의 경계를 끌 수 있습니다</translation>
    </message>
    <message>
        <source>Every frame as a point: those that look alike are near each other</source>
        <translation>프레임마다 점 하나입니다. 비슷한 프레임이 가까이 있습니다</translation>
    </message>
    <message>
        <source>Extrapolation grades against time: where the potential guesses</source>
        <translation>시간에 따른 외삽 등급: 포텐셜이 추측하는 곳</translation>
    </message>
    <message>
        <source>Ions at random at a density of your choice; from there an AIMD run makes the trajectory</source>
        <translation>원하는 밀도로 이온을 무작위로 배열합니다. 여기서 시작한 AIMD 계산이 궤적을 만듭니다</translation>
    </message>
</context>
<context>
    <name>mtp::ui::TrustPanel</name>
    <message>
        <source>pressure, GPa</source>
        <translation>압력, GPa</translation>
    </message>
    <message>
        <source>zero</source>
        <translation>영점</translation>
    </message>
    <message>
        <source>energy, eV/atom</source>
        <translation>에너지, eV/원자</translation>
    </message>
    <message>
        <source>minimum</source>
        <translation>최소</translation>
    </message>
    <message>
        <source>No pair attracts at distances below those of the training set</source>
        <translation>학습 세트보다 짧은 거리에서 서로 끌어당기는 쌍이 없습니다</translation>
    </message>
    <message>
        <source>Å</source>
        <translation>Å</translation>
    </message>
    <message>
        <source>⚠ Holes below the distances of the training set: %1</source>
        <translation>⚠ 학습 세트보다 짧은 거리의 구멍: %1</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>Name its species…</source>
        <translation>화학종 이름 지정…</translation>
    </message>
    <message>
        <source>Scaling</source>
        <translation>밀도 변환</translation>
    </message>
    <message>
        <source>density, g/cm³</source>
        <translation>밀도, g/cm³</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>물리량</translation>
    </message>
    <message>
        <source>Pressure</source>
        <translation>압력</translation>
    </message>
    <message>
        <source>Energy per atom</source>
        <translation>원자당 에너지</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>표</translation>
    </message>
    <message>
        <source>Energy minima and pressure zeros</source>
        <translation>에너지 최소와 압력 영점</translation>
    </message>
    <message>
        <source>Holes of the dimer curves</source>
        <translation>이량체 곡선의 구멍</translation>
    </message>
    <message>
        <source>Pair distances of the training set</source>
        <translation>학습 세트의 쌍 거리</translation>
    </message>
    <message>
        <source>Distances outside the training set</source>
        <translation>학습 세트를 벗어난 거리</translation>
    </message>
    <message>
        <source>Scaling configurations</source>
        <translation>배치의 밀도 변환</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>취소됨</translation>
    </message>
    <message>
        <source>Working…</source>
        <translation>계산하고 있습니다…</translation>
    </message>
    <message>
        <source>…</source>
        <translation>…</translation>
    </message>
    <message>
        <source>Energy and pressure of a configuration at other densities</source>
        <translation>다른 밀도에서 본 배치의 에너지와 압력</translation>
    </message>
    <message>
        <source>configuration %L1</source>
        <translation>배치 %L1</translation>
    </message>
    <message>
        <source>%1, DFT</source>
        <translation>%1, DFT</translation>
    </message>
    <message>
        <source>training set</source>
        <translation>학습 세트</translation>
    </message>
    <message>
        <source>densities of the project</source>
        <translation>프로젝트의 밀도</translation>
    </message>
    <message>
        <source>Pressure stays positive under compression</source>
        <translation>압축하면 압력이 계속 양수입니다</translation>
    </message>
    <message numerus="yes">
        <source>⚠ Pressure turns negative under compression %Ln time(s): a simulation can collapse there</source>
        <translation>
            <numerusform>⚠ 압축할 때 압력이 %Ln번 음수가 됩니다. 시뮬레이션이 그곳에서 붕괴할 수 있습니다</numerusform>
        </translation>
    </message>
    <message>
        <source>Every pair distance lies within those of the training set</source>
        <translation>모든 쌍 거리가 학습 세트의 범위 안에 있습니다</translation>
    </message>
    <message numerus="yes">
        <source>⚠ %Ln pair(s) of elements {comes|come} nearer in a configuration than in training</source>
        <translation>
            <numerusform>⚠ 원소 쌍 %Ln개가 학습 때보다 가까워지는 배치가 있습니다</numerusform>
        </translation>
    </message>
    <message>
        <source>eV</source>
        <translation>eV</translation>
    </message>
    <message>
        <source>over 1000 eV</source>
        <translation>1000 eV 이상</translation>
    </message>
    <message>
        <source>Keep them apart in simulations</source>
        <translation>시뮬레이션에서 떼어 놓기</translation>
    </message>
    <message>
        <source>Simulations get a repulsion below the distances of the training set, which are untouched. It can be undone, and switched off on Simulate</source>
        <translation>시뮬레이션에 학습 세트의 거리보다 가까운 곳의 반발을 더합니다. 학습한 거리는 그대로입니다. 실행 취소할 수 있고 시뮬레이션 페이지에서 끌 수 있습니다</translation>
    </message>
    <message>
        <source>%1 at %2 (%3 deep)</source>
        <translation>%2에서 %1 (깊이 %3)</translation>
    </message>
    <message>
        <source>%1. Simulations keep such atoms apart</source>
        <translation>%1. 시뮬레이션은 그런 원자를 떼어 놓습니다</translation>
    </message>
    <message>
        <source>What is drawn while the chosen configurations are scaled to other densities</source>
        <translation>선택한 배치를 다른 밀도로 스케일링할 때 그리는 값입니다</translation>
    </message>
    <message>
        <source>What the table below lists</source>
        <translation>아래 표에 표시할 내용입니다</translation>
    </message>
    <message>
        <source>Potentials of MLIP know types, not elements; curves of pairs need to know which is which</source>
        <translation>MLIP 포텐셜은 원소가 아니라 타입만 압니다. 쌍 곡선을 그리려면 대응을 알아야 합니다</translation>
    </message>
</context>
<context>
    <name>mtp::ui::VibrationPlots</name>
    <message>
        <source>Reading velocities</source>
        <translation>속도를 읽는 중</translation>
    </message>
    <message>
        <source>Correlation of velocities, ⟨v(0)·v(t)⟩/⟨v²⟩</source>
        <translation>속도 상관, ⟨v(0)·v(t)⟩/⟨v²⟩</translation>
    </message>
    <message>
        <source>Time, ps</source>
        <translation>시간, ps</translation>
    </message>
    <message>
        <source>Vibrational density of states, 1/THz</source>
        <translation>진동 상태 밀도, 1/THz</translation>
    </message>
    <message>
        <source>Frequency, THz</source>
        <translation>진동수, THz</translation>
    </message>
    <message>
        <source>%1, peak at %2 THz</source>
        <translation>%1, %2 THz에서 최대</translation>
    </message>
    <message>
        <source>Conductivity by Green and Kubo, mS/cm</source>
        <translation>그린–구보 전도도, mS/cm</translation>
    </message>
    <message>
        <source>Correlation up to, ps</source>
        <translation>상관을 적분한 시간, ps</translation>
    </message>
    <message>
        <source>Current: %1</source>
        <translation>전류: %1</translation>
    </message>
    <message>
        <source>Current: not settled</source>
        <translation>전류: 수렴하지 않음</translation>
    </message>
    <message>
        <source>Displaced charge: %1</source>
        <translation>전하의 변위: %1</translation>
    </message>
</context>
<context>
    <name>mtp::ui::ViewTools</name>
    <message>
        <source>Reset view</source>
        <translation>시점 초기화</translation>
    </message>
    <message>
        <source>Reset the view (Home, or double-click)</source>
        <translation>시점을 초기화합니다(Home 또는 두 번 누르기)</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>방향</translation>
    </message>
    <message>
        <source>Look along an axis (X, Y, Z, A, B, C); perspective</source>
        <translation>축 방향으로 봅니다(X, Y, Z, A, B, C), 원근법</translation>
    </message>
    <message>
        <source>Display</source>
        <translation>표시</translation>
    </message>
    <message>
        <source>Choose what is drawn: bonds, atom size, images, polyhedra, labels, colours</source>
        <translation>그릴 것을 고릅니다: 결합, 원자 크기, 이미지, 다면체, 라벨, 색</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>그림</translation>
    </message>
    <message>
        <source>Copy the picture (Ctrl+C); save it or a movie</source>
        <translation>그림을 복사하거나(Ctrl+C) 그림 또는 동영상으로 저장합니다</translation>
    </message>
</context>
<context>
    <name>mtp::ui::WindowHeader</name>
    <message>
        <source>The next step of this page (Ctrl+Enter)</source>
        <translation>이 페이지의 다음 단계입니다 (Ctrl+Enter)</translation>
    </message>
</context>
</TS>
